import type { Plugin } from 'rolldown';
import { type LicenseInfo, licensePlugin } from 'rolldown-license-plugin';

/** Licences that require nothing but attribution; a package under any other one makes the build fail. */
const compatible = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT']);

/** Writes the licences of all packages in a bundle to a file beside it, since they must accompany the code. */
export function licensesBeside(fileName: string): Plugin {
  return collectLicenses((licenses, context) => {
    context.emitFile({ type: 'asset', fileName, source: `${licenses}\n` });
  });
}

/** Appends the licences as a comment, for a file that is distributed alone. */
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
