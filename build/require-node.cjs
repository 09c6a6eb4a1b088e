/**
 * Stops with a sentence where Node is too old, before anything is loaded that would crash on it: the TypeScript
 * sources cannot be read by Node 20, and the database binding ends with a segmentation fault there.
 * Plain CommonJS of the oldest kind, because it must run everywhere: `node -r ./build/require-node.cjs …`.
 */
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `踏勘需要 Node 24，这里是 ${process.versions.node}。请在项目文件夹中运行 npm ci，它会带上 Node 24；或从 nodejs.org 安装。\n` +
      `Takan needs Node 24, this is ${process.versions.node}. Run "npm ci" in the project, which brings Node 24, or install it from nodejs.org.\n`,
  );
  process.exit(2);
}
