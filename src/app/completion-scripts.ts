/*
 * What a shell reads once. At every Tab it then runs `mlcareer complete -- WORDS` (the last one unfinished) and offers
 * the lines of the answer as whole words, each with a description behind a tab. The last line says what else holds:
 * `:0` names of files where nothing is offered, `:4` none, `:6` none, and no space after what is taken.
 *
 * The words are handed over as they stand: nothing of the line is expanded, run or redirected, and `eval` has no place
 * here. Quotes are taken off by hand; no name that is offered needs any.
 */

/** A script as it is written, but that `${` begins no place for a value. */
const script = ({ raw: [text = ""] }: TemplateStringsArray) => text.replaceAll("\\${", "${");

const bash = script`# bash completion for mlcareer

# Nothing is offered in the place of a file that output goes to: bash then completes file names.
_mlcareer() {
    local IFS=$' \t\n' rest=\${COMP_LINE:0:COMP_POINT} state= word blank line typed part i n=0
    local -a words=() lines=()
    COMPREPLY=()
    rest=\${rest#*"\${COMP_WORDS[0]}"}
    # bash splits at = and : too, and at redirections, which are no words of ours.
    for ((i = 1; i <= COMP_CWORD; i++)); do
        word=\${COMP_WORDS[i]}
        [[ $rest == [[:space:]]* ]] && blank=1 || blank=
        rest=\${rest#"\${rest%%[![:space:]]*}"}
        ((i == COMP_CWORD)) && word=$rest
        rest=\${rest#"$word"}
        if [[ $word == [\<\>]* && $word != *[!\<\>\&\|]* ]]; then
            [[ ! $blank && $n -gt 0 && \${words[n-1]} =~ ^([0-9]+|\{[a-zA-Z_]+\})$ ]] && unset "words[$((--n))]"
            state=target
        elif [[ $state == target ]]; then
            state=behind
        elif [[ $state == behind && ! $blank ]]; then
            :
        elif [[ $blank || $n -eq 0 ]]; then
            words[n++]=$word state=
        else
            words[n-1]+=$word
        fi
    done
    [[ $state ]] && return
    words=("\${words[@]//[\"\'\\]/}")
    typed=\${words[n-1]} part=\${2//[\"\'\\]/}
    [[ $typed == *"$part" ]] || return
    mapfile -t lines < <(mlcareer complete -- "\${words[@]}" 2>/dev/null </dev/null)
    case \${lines[*]: -1} in
        :0) ;;
        :4) compopt +o default ;;
        :6) compopt +o default -o nospace ;;
        *) return ;;
    esac
    # readline replaces only what stands after the last place where it splits words.
    for line in "\${lines[@]%%$'\t'*}"; do
        [[ $line == "$typed"* && $line != :* ]] && COMPREPLY+=("\${line#"\${typed%"$part"}"}")
    done
}
complete -o default -F _mlcareer mlcareer
`;

const zsh = script`#compdef mlcareer
compdef _mlcareer mlcareer

_mlcareer() {
    local out line
    local -a found space
    out=$(mlcareer complete -- "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null </dev/null)
    case \${out##*$'\n'} in
        (:0|:4) ;;
        (:6) space=(-S '') ;;
        (*) return 1 ;;
    esac
    for line in "\${(@f)out}"; do
        [[ $line == *$'\t'* ]] && found+=("\${\${line//:/\\:}/$'\t'/:}")
    done
    if (( $#found )); then
        _describe mlcareer found -Q "$space[@]"
    elif [[ $out == *:0 ]]; then
        [[ $PREFIX == --*=* ]] && compset -P '*='
        _files
    fi
}

# As a file of the folder that fpath names, this is the function's own first call.
if [ "\${funcstack[1]}" = _mlcareer ]; then
    _mlcareer
fi
`;

const fish = script`# fish completion for mlcareer

# Fills what is offered; false where the names of files are wanted instead.
function __mlcareer_ask
    set -g __mlcareer_found
    set -l words (commandline -opc)
    set -e words[1]
    # Where output goes to stands among the words, without its sign.
    for target in (commandline -pc | string match -ra '[<>]+[&|?]?\s*[^\s<>]+' | string replace -r '^[<>]+[&|?]?\s*' '')
        set -l place (contains -i -- $target $words)
        and set -e words[$place]
    end
    set -l typed (commandline -ct | string replace -ra '["\'\\\\]' '')
    set -l lines (mlcareer complete -- $words "$typed" 2>/dev/null </dev/null)
    or return 1
    set -q lines[1]
    or return 1
    set -l last $lines[-1]
    set -e lines[-1]
    set __mlcareer_found $lines
    test "$last" != :0
    or set -q lines[1]
end

complete -c mlcareer -e
complete -c mlcareer -n __mlcareer_ask -f -a '$__mlcareer_found'
`;

export const SCRIPTS = { bash, zsh, fish } as const;
