import type { ShellName } from '../shared/ids.ts';
import type { Candidate } from './candidates.ts';

/** How one shell asks for candidates, and in which format it reads them. */
interface Shell {
  /** The script that the shell loads at start: on Tab it calls the program with all words up to the cursor. */
  script: string;
  /** Turns the words passed by the shell back into the words that were typed. */
  read(words: readonly string[]): string[];
  /** Writes one candidate as a line. */
  write(candidate: Candidate): string;
}

const asTyped = (words: readonly string[]) => [...words];
const withDescription = ({ value, description }: Candidate) =>
  description === '' ? value : `${value}\t${description}`;

/** The supported shells. If there are no candidates, they offer file names. */
export const shells = {
  bash: {
    // Without mapfile, because macOS has bash 3.2.
    script: `# Completion of peer-survey for bash. In ~/.bashrc: eval "$(peer-survey completion bash)"
_peer_survey() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    COMPREPLY+=("$line")
  done < <("$1" completion for bash "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _peer_survey peer-survey
`,
    // Bash splits --lang=en into three words: --lang, = and en.
    read: words => words.flatMap((word, at) => (word !== '=' ? [word] : at === words.length - 1 ? [''] : [])),
    write: ({ value }) => value,
  },
  zsh: {
    script: `# Completion of peer-survey for zsh. In ~/.zshrc: eval "$(peer-survey completion zsh)"
(( \${+functions[compdef]} )) || { autoload -Uz compinit && compinit }
_peer_survey() {
  local -a answers
  answers=("\${(@f)$("\${words[1]}" completion for zsh "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "$answers" ]]; then
    _describe peer-survey answers
  else
    _files
  fi
}
compdef _peer_survey peer-survey
`,
    read: asTyped,
    write: ({ value, description }) =>
      [value.replaceAll(':', '\\\\:'), description].filter(Boolean).join(':'),
  },
  fish: {
    script: `# Completion of peer-survey for fish. In ~/.config/fish/config.fish: peer-survey completion fish | source
function __peer_survey
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l answers ($words[1] completion for fish $words[2..-1] "$current" 2>/dev/null)
    if test (count $answers) -gt 0
        printf '%s\\n' $answers
    else
        __fish_complete_path "$current"
    end
end
complete -c peer-survey -k -f -a '(__peer_survey)'
`,
    read: asTyped,
    write: withDescription,
  },
  powershell: {
    // The last word gets a dot in front, because Windows PowerShell drops empty arguments. UTF-8 keeps Chinese readable.
    script: `# Completion of peer-survey for PowerShell. In $PROFILE: peer-survey completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName peer-survey -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.Extent.Text })
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [Text.Encoding]::UTF8
        peer-survey completion for powershell @words ".$wordToComplete" | ForEach-Object {
            $value, $description = $_ -split "\`t", 2
            if (-not $description) { $description = $value }
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $description)
        }
    } finally {
        [Console]::OutputEncoding = $encoding
    }
}
`,
    read: words => words.map((word, at) => (at === words.length - 1 ? word.slice(1) : word)),
    write: withDescription,
  },
} satisfies Record<ShellName, Shell>;
