import type { Plugin } from 'rolldown';
import { type LicenseInfo, licensePlugin } from 'rolldown-license-plugin';

/** Licences that ask for no more than to be named: a package under another one ends the build. */
const compatible = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT']);

/** Licences ask to go where the code goes: those of all packages in a bundle, as a file beside it. */
export function licensesBeside(fileName: string): Plugin {
  return collectLicenses((licenses, context) => {
    context.emitFile({ type: 'asset', fileName, source: `${licenses}\n` });
  });
}

/** The same as a comment at the end, for a file that travels alone. */
export function licensesWithin(): Plugin[] {
  let comment = '';
  const collect = collectLicenses(licenses => {
    comment = `/*\n${licenses.replaceAll('*/', '* /')}\n*/\n`;
  });
  const append: Plugin = {
    name: 'licenses-within',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code += comment;
    },
  };
  return [collect, append];
}

function collectLicenses(
  done: (licenses: string, context: Parameters<Parameters<typeof licensePlugin>[0]['done']>[1]) => void,
): Plugin {
  return licensePlugin({
    done: (packages, context) => done(packages.map(describe).join('\n\n'), context),
    allow: ({ license }) => compatible.has(license),
    failOnViolation: true,
    failOnUnlicensed: true,
  });
}

function describe({ name, version, license, licenseText }: LicenseInfo): string {
  return `${name} ${version} (${license})\n\n${licenseText}`.trim();
}
