/** The version of the code lists that the record on show was filled in under: its codes are called what they were called then. */
import { createContext, useContext } from 'react';

const RecordVersionContext = createContext<string | undefined>(undefined);
export const RecordVersionProvider = RecordVersionContext.Provider;
export const useRecordVersion = (): string | undefined => useContext(RecordVersionContext);
