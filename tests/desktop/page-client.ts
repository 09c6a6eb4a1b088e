/** The window's own way to the service, put into a page so that a test can call procedures from there. */
import { connect } from '#renderer/client/connect.ts';

Object.assign(window, { takanTest: connect() });
