import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Plugin } from "vite";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/** Writes THIRD-PARTY.txt: name, version and licence text of every package inside the bundle. */
export function thirdParty(): Plugin {
  return {
    name: "third-party",
    generateBundle(_options, bundle) {
      const folders = new Set<string>();
      for (const chunk of Object.values(bundle)) {
        const sources = chunk.type === "chunk" ? Object.keys(chunk.modules) : chunk.originalFileNames;
        for (const module of sources.map((name) => resolve(name))) {
          const folder = packageFolder(module);
          if (folder !== null) folders.add(folder);
        }
      }
      const source = notice([...folders].sort());
      this.emitFile({ type: "asset", fileName: "THIRD-PARTY.txt", source });
    },
  };
}

/** The folder of the package that a bundled file belongs to; null for our own files. */
function packageFolder(module: string): string | null {
  if (!module.includes("/node_modules/")) return null;
  let folder = dirname(module.replace(/^\0/, "").replace(/\?.*$/, ""));
  while (!isPackage(folder)) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`no package.json above ${module}`);
    folder = parent;
  }
  return folder;
}

/** Packages may hold package.json files for parts; the package's own names a version. */
function isPackage(folder: string): boolean {
  const file = join(folder, "package.json");
  return existsSync(file) && "version" in JSON.parse(readFileSync(file, "utf8"));
}

function notice(folders: readonly string[]): string {
  const parts = folders.map((folder) => {
    const { name, version, license } = JSON.parse(
      readFileSync(join(folder, "package.json"), "utf8"),
    ) as Manifest;
    return `${name} ${version}\nLicence: ${license ?? "see below"}\n\n${licenceText(folder)}\n`;
  });
  return ["Packages inside assets/, with their licences.\n", ...parts].join(`\n${"-".repeat(80)}\n\n`);
}

function licenceText(folder: string): string {
  for (const name of ["LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE", "license"]) {
    const file = join(folder, name);
    if (existsSync(file)) return readFileSync(file, "utf8").trim();
  }
  throw new Error(`no licence file in ${folder}; a package without one cannot be shipped`);
}
