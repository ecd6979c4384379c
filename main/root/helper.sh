#!/bin/sh
# All of Postbar that runs as root. It is piped into /bin/sh as text:
#
#   sh -s -- VERB REQUEST     REQUEST: base64 of lines "word arguments"
#
#   preview  the edits on a scratch copy, as the ordinary user
#   change   the same edits for real: staged, checked, backed up, installed
#   undo     puts back the bytes from before a change
#   uninstall  undo of every change, then what Postbar kept of them goes
#   queue    hold, release, requeue or delete, by queue id and never ALL
#   message  one queued message as postcat shows it, at most 256 KiB
#   power    start, stop or reload Postfix
#
# The answer is one line of JSON, free text in it is base64, and the exit
# status is 0 (sudo-prompt drops what a failing command printed).
# Nothing runs before the last line: a script cut short does nothing.
# shellcheck disable=SC2015 # "A && B || fail": fail also where B fails, and it ends the script

fail() { # fail CODE TEXT: refuse, and end
  [ -z "${unfinished:-}" ] || rm -rf -- "$unfinished"
  leave_lock
  printf '{"ok":false,"code":"%s","text":"%s"}\n' "$1" "$(printf '%s' "$2" | encode)"
  exit 0
}

encode() { base64 | tr -d '\n'; }

# --- the request --------------------------------------------------------------

words() { printf '%s\n' "$request" | sed -n "s/^$1 //p"; } # the arguments of each WORD line

word() { # word NAME PATTERN: sets $value to the argument of the one NAME line
  value=$(words "$1")
  matches "$value" "$2" || fail invalid "$1"
}

matches() { # matches TEXT PATTERN: TEXT is one line, and all of it fits the pattern
  case $1 in *"$newline"*) return 1 ;; esac
  printf '%s\n' "$1" | grep -Exq -- "$2"
}

read_request() { # read_request BASE64
  newline='
'
  request=$(printf '%s' "$1" | base64 --decode 2>/dev/null) || fail invalid request
  word config-dir '/[A-Za-z0-9._@+,=/ -]*' && config_dir=$value
  word command-dir '/[A-Za-z0-9._@+,=/ -]*' && command_dir=$value
}

# The tools get a clean environment, and descriptor 3 for standard input, where
# the script itself would be.
postfix_tool() { # postfix_tool DIRECTORY TOOL ARGUMENTS
  directory=$1 tool=$2
  shift 2
  env -i PATH="$PATH" LC_ALL=C "$command_dir/$tool" -c "$directory" "$@" <&3 3<&-
}

# --- places -------------------------------------------------------------------

exposed() { # exposed OWNER PATH MORE: sets $exposed to the first that is not OWNER's, or that others may write in
  # Parsing ls is what macOS and Linux share. root's own group is not others, where
  # no ACL (+) stands behind it. A sticky directory above PATH (/var/tmp) counts as
  # root's: what root has in it, others cannot replace.
  owner=$1
  shift
  # shellcheck disable=SC2012 # the owner's number and the mode
  exposed=$(ls -ldn -- "$@" 2>&1 | awk -v owner="$owner" -v path="$1" '
    { mode = $1; user = $3; group = $4; name = $0; for (i = 0; i < 8; i++) sub(/^[^ ]+ +/, "", name) }
    mode !~ /^[-d]/ { print (mode ~ /:$/ ? $0 : name); exit }
    owner != "any" && user != owner { print name; exit }
    mode ~ /^d........[tT]/ && name != path { next }
    mode ~ /^........w/ || (mode ~ /^.....w/ && (group != 0 || mode ~ /[+]/)) { print name; exit }')
  [ -n "$exposed" ]
}

safe_directory() { # safe_directory PATH: a real path; it and its ancestors are root's
  [ "$(cd -P -- "$1" 2>/dev/null && pwd -P)" = "$1" ] || fail unsafe "$1: not a directory's real path"
  place=${1%/*}
  while [ -n "$place" ]; do set -- "$@" "$place" && place=${place%/*}; done
  ! exposed 0 "$@" || fail unsafe "$exposed: belongs to someone else than root, or others may write in it"
}

safe_places() {
  safe_directory "$config_dir"
  safe_directory "$command_dir"
  set --
  for tool in postfix postconf postmap postsuper postcat; do set -- "$@" "$command_dir/$tool"; done
  ! exposed 0 "$@" || fail unsafe "$exposed: not root's own program"
  for file in main.cf master.cf; do
    find_real "$file"
    [ -f "$real" ] || fail unsafe "$real: not a file"
    ! exposed any "$real" || fail unsafe "$real: others may write in it"
  done
}

find_real() { # find_real RELATIVE: sets $real; links are followed inside the configuration only
  real=$config_dir/$1 hops=0
  case $1 in */*) ;; *) [ -L "$real" ] || return 0 ;; esac
  while [ -L "$real" ]; do
    hops=$((hops + 1))
    target=$(readlink "$real")
    case $target in /*) real=$target ;; *) real=${real%/*}/$target ;; esac
    [ $hops -lt 9 ] || fail unsafe "$1: a link without an end"
  done
  folder=$(cd -P -- "${real%/*}/" 2>/dev/null && pwd -P)
  case $folder/ in "$config_dir"/*) ;; *) fail unsafe "$1: a link that leads out of $config_dir" ;; esac
  [ "$folder" = "$config_dir" ] || safe_directory "$folder"
  real=$folder/${real##*/}
}

sha256() { # of standard input
  if [ -x /usr/bin/sha256sum ]; then /usr/bin/sha256sum; else /usr/bin/shasum -a 256; fi | cut -c 1-64
}

digest() { # digest FILE
  if [ -e "$1" ]; then sha256 <"$1"; else printf 'absent\n'; fi
}

enter_state() { # the place of backups and of the lock, one an installation
  case $(uname) in Darwin) state=/private/var/db/postbar ;; *) state=/var/lib/postbar ;; esac
  state=$state/$(printf '%s' "$config_dir" | sha256 | cut -c 1-16)
  mkdir -p "$state/changes" 2>/dev/null || fail failed "$state: could not be made"
  safe_directory "$state"
  take_lock
}

take_lock() { # a link that names the holder is made or not, never half; where the holder is gone it is taken over
  waited=0
  until ln -s $$ "$state/lock" 2>/dev/null; do
    holder=$(readlink "$state/lock")
    case $(ps -p "${holder:-0}" -o args= 2>/dev/null) in
      *sh*-s*--*) sleep 1 ;;
      *) # gone; where another run took the lock over first, it is that one's again
        mv -f "$state/lock" "$state/lock.old" 2>/dev/null &&
          [ "$(readlink "$state/lock.old")" != "$holder" ] && ln -s "$(readlink "$state/lock.old")" "$state/lock" 2>/dev/null ;;
    esac
    waited=$((waited + 1))
    [ $waited -lt 30 ] || { [ -z "$holder" ] || fail busy "$holder"; fail failed "$state: no room"; }
  done
  rm -f "$state/lock.old"
  locked=yes
}

leave_lock() {
  [ -z "${locked:-}" ] || rm -f "$state/lock"
  locked=
}

# --- staging: the edits on a copy ----------------------------------------------

stage_file() { # stage_file RELATIVE: a copy to edit, and a copy to keep, once
  case $tracked in *"$newline$1$newline"*) return ;; esac
  matches "$1" '[A-Za-z0-9_][A-Za-z0-9._@+,=-]*(/[A-Za-z0-9_][A-Za-z0-9._@+,=-]*)*' || fail invalid "$1"
  find_real "$1"
  tracked=$tracked$1$newline
  [ -e "$real" ] || return 0
  [ -f "$real" ] || fail unsafe "$real: not a file"
  case $1 in */*) mkdir -p "$work/after/${1%/*}" "$work/before/${1%/*}" ;; esac &&
    cp -a -- "$real" "$work/before/$1" && cat -- "$real" >"$work/after/$1" ||
    fail failed "$1: could not be copied"
}

stage() { # fills $work/after; refuses if a file is not as the user saw it
  tracked=$newline forgotten=
  # Postfix splits a list of maps at white space and commas, and has no quotes for a path in it.
  matches "$config_dir" '[A-Za-z0-9._@+=/-]*' || fail invalid config-dir
  mkdir -p "$work/before" "$work/after" || fail failed "$work: could not be made"
  while read -r file seen; do
    [ -n "$file" ] || continue
    stage_file "$file"
    find_real "$file"
    [ "$(digest "$real")" = "$seen" ] || fail changed-meanwhile "$file"
  done <<EOF
$(words before)
EOF
  for file in main.cf master.cf; do stage_file "$file"; done
  for extra in dynamicmaps.cf dynamicmaps.cf.d; do # so that postconf knows the map types
    [ ! -e "$config_dir/$extra" ] || cp -R -- "$config_dir/$extra" "$work/after/" || fail failed "$extra"
  done
  settle
  while read -r edit one two three four; do
    [ -z "$edit" ] || edit "$edit" "$one" "$two" "$three" "$four"
  done <<EOF
$(words edit)
EOF
  check_stage
}

edit() { # edit NAME ARGUMENTS: the closed table of edits
  case $1 in
    transport-map) edit_transport_map "$2" ;;
    service) edit_service "$2" "$3" "$4" "$5" ;;
    no-service) matches "$2" "$name" || fail invalid "$1"; edit_postconf -MX "$2/unix" ;;
    reply-filter) edit_reply_filter ;;
    drop-line) edit_line "$2" "$3" d ;;
    comment-line) edit_line "$2" "$3" 's/^/#/' ;;
    indent-line) edit_line "$2" "$3" 's/^/  /' ;;
    outdent-line) edit_line "$2" "$3" 's/^[[:space:]]*//' ;;
    clean-line) clean_line "$2" "$3" ;;
    mend-options) edit_line "$2" "$3" 's/-o[[:space:]]\{1,\}\([a-z0-9_]\{1,\}\)[[:space:]]*=[[:space:]]*/-o \1=/g' ;;
    add-colon) edit_line "$2" "$3" 's/[[:space:]]*$/:/' ;;
    clear-nexthop) edit_line "$2" "$3" 's/:[^:[:space:]]*@[^:[:space:]]*[[:space:]]*$/:/' ;;
    relay-nexthop) relay_nexthop "$2" "$3" ;;
    no-chroot) matches "$2" "$name" || fail invalid "$1"; edit_postconf -F "$2/unix/chroot=n" ;;
    build-map) build_map "$2" "$3" ;;
    name-map) name_map "$2" "$3" ;;
    retype-map) retype_map "$2" "$3" "$4" ;;
    forget) forgotten=yes ;; # of a rule that the files have lost only the record is left
    bind-address6) matches "$2" '[0-9a-f:]{3,39}' || fail invalid "$1"; set_parameter smtp_bind_address6 "$2" ;;
    *) fail invalid "$1" ;;
  esac
}

edit_postconf() { # edit_postconf ARGUMENTS: postconf on the copy
  case $1 in -M* | -F) end_line "$work/after/master.cf" ;; *) end_line "$work/after/main.cf" ;; esac
  said=$(postfix_tool "$work/after" postconf "$@" 2>&1) || refused
  settle
}

end_line() { # end_line FILE: postconf adds lines to a file's end, and would glue them to a last line without one
  [ -z "$(tail -c 1 -- "$1")" ] || printf '\n' >>"$1" || fail failed "$1: no room"
}

refused() { # $said is why: Postfix's objection, or a full disk
  case $said in *'No space left'*) fail failed "$said" ;; *) fail check-failed "$said" ;; esac
}

settle() { # every Postfix tool waits until main.cf is a second old: the copy need not
  touch -r "$work/before/main.cf" "$work/after/main.cf" || fail failed main.cf
}

# rule lines: "DOMAIN TRANSPORT:NEXTHOP". None of them: the map goes, whatever its type.
edit_transport_map() { # edit_transport_map TYPE
  matches "$1" "$types" || fail invalid map-type
  map=postbar_transport
  stage_file $map
  forget_map transport_maps "$config_dir/$map"
  if [ -z "$(words rule)" ]; then
    for made in $map $map.db $map.lmdb $map.cdb $map.dir $map.pag; do stage_file "$made"; rm -f "$work/after/$made"; done
    set_parameter transport_maps "$rest"
    return
  fi
  printf '# Made by Postbar: mail to these domains goes over IPv4.\n' >"$work/after/$map"
  while read -r domain route; do
    matches "$domain" '[.]?[a-z0-9-]+([.][a-z0-9-]+)*' || fail invalid domain
    matches "$route" "$name:[]A-Za-z0-9._:,[-]*" || fail invalid route
    printf '%s\t%s\n' "$domain" "$route" >>"$work/after/$map" || fail failed "$map"
  done <<EOF
$(words rule)
EOF
  [ "$1" = texthash ] || build_map "$1" $map
  set_parameter transport_maps "$1:$config_dir/$map${rest:+, $rest}"
}

forget_map() { # forget_map PARAMETER PATH: sets $rest to the parameter without TYPE:PATH
  rest=$(postfix_tool "$work/after" postconf -h "$1" 2>/dev/null)
  for type in texthash hash btree lmdb cdb dbm sdbm regexp; do
    case ", $rest," in
      *[,\ ]"$type:$2"[,\ ]*)
        tail=${rest#*"$type:$2"}
        rest=${rest%%"$type:$2"*}$(printf '%s' "$tail" | sed 's/^[, ]*//') ;;
    esac
  done
  rest=$(printf '%s' "$rest" | sed 's/[, ]*$//')
}

set_parameter() { # set_parameter NAME VALUE: an empty value takes the line out
  [ "$2" != "$(postfix_tool "$work/after" postconf -h "$1" 2>/dev/null)" ] || return 0
  if [ -n "$2" ]; then edit_postconf -e "$1 = $2"; else edit_postconf -X "$1"; fi
}

# The service is made of another one's own options. The chroot column says n:
# in a chroot without its files every delivery fails.
edit_service() { # edit_service NAME MODEL SYSLOG-NAME INTERFACES-OR-DASH
  matches "$1" "$name" && matches "$2" "$name" || fail invalid service
  matches "$3" '[A-Za-z0-9._/-]+' || fail invalid syslog-name
  matches "$4" '-|[A-Za-z0-9][A-Za-z0-9.-]*(,[A-Za-z0-9][A-Za-z0-9.-]*)*' || fail invalid interfaces
  line=$(postfix_tool "$work/after" postconf -M "$2/unix" 2>/dev/null | tail -n 1)
  limit=$(printf '%s\n' "$line" | awk '{ print $7 }')
  command=$(printf '%s\n' "$line" | awk '{ for (i = 0; i < 7; i++) sub(/^[^ \t]+[ \t]+/, ""); print }' |
    sed -e 's/ -o inet_protocols=[^ ]*//g' -e 's/ -o inet_interfaces=[^ ]*//g' -e 's/ -o syslog_name=[^ ]*//g')
  case $command in smtp | 'smtp '*) ;; *) fail invalid "$2: not an smtp service" ;; esac
  interfaces=
  [ "$4" = - ] || interfaces=" -o inet_interfaces=$4"
  edit_postconf -Me "$1/unix = $1 unix - - n - $limit $command -o inet_protocols=ipv4$interfaces -o syslog_name=$3"
}

# mx-host lines: the domain under which a provider's mail servers are named.
# Their IPv6 addresses are dropped from DNS answers (Postfix 3.0 and later).
edit_reply_filter() {
  filter=postbar_reply_filter
  stage_file $filter
  forget_map smtp_dns_reply_filter "$config_dir/$filter"
  [ -z "$rest" ] || fail invalid smtp_dns_reply_filter
  rm -f "$work/after/$filter"
  while read -r host; do
    [ -n "$host" ] || continue
    matches "$host" '[a-z0-9-]+([.][a-z0-9-]+)+' || fail invalid mx-host
    [ -e "$work/after/$filter" ] || printf '# Made by Postbar: mail to these servers goes over IPv4.\n' >"$work/after/$filter"
    printf '/^[^ ]+\\.%s\\. [0-9]+ IN AAAA / IGNORE\n' "$(printf '%s' "$host" | sed 's/[.]/\\./g')" >>"$work/after/$filter" || fail failed $filter
  done <<EOF
$(words mx-host)
EOF
  if [ -e "$work/after/$filter" ]; then set_parameter smtp_dns_reply_filter "regexp:$config_dir/$filter"
  else set_parameter smtp_dns_reply_filter ''; fi
}

edit_line() { # edit_line FILE NUMBER SED-COMMAND: on one line of a file the user has seen
  matches "$2" '[1-9][0-9]{0,6}' || fail invalid line
  stage_file "$1"
  sed "$2$3" "$work/after/$1" >"$work/edited" && cat "$work/edited" >"$work/after/$1" || fail failed "$1"
  rm -f "$work/edited"
}

build_map() { # build_map TYPE FILE: the database beside a map's source
  matches "$1" "$types" || fail invalid map-type
  stage_file "$2"
  for ending in db lmdb cdb dir pag; do stage_file "$2.$ending"; done
  said=$(postfix_tool "$work/after" postmap "$1:$work/after/$2" 2>&1) || refused
}

clean_line() { # clean_line FILE NUMBER: what a web page makes of spaces and quotes, in UTF-8
  space=$(printf '\302\240') single=$(printf '\342\200[\230\231]') double=$(printf '\342\200[\234\235\236]')
  for pattern in "s/$space/ /g" "s/$single/'/g" "s/$double/\"/g"; do edit_line "$1" "$2" "$pattern"; done
}

relay_nexthop() { # relay_nexthop FILE NUMBER: an entry without a nexthop gets the relayhost
  relay=$(postfix_tool "$work/after" postconf -h relayhost 2>/dev/null)
  matches "$relay" '[]A-Za-z0-9._:[-]+' || fail invalid relayhost
  edit_line "$1" "$2" "s/:[[:space:]]*\$/:$relay/"
}

name_map() { # name_map TYPE FILE: built, and the last of transport_maps
  matches "$1" "$types" || fail invalid map-type
  stage_file "$2"
  [ "$1" = texthash ] || build_map "$1" "$2"
  forget_map transport_maps "$config_dir/$2"
  set_parameter transport_maps "${rest:+$rest, }$1:$config_dir/$2"
}

retype_map() { # retype_map OLD-TYPE FILE NEW-TYPE: for a type that this Postfix has not
  matches "$1" "$types" && matches "$3" "$types" || fail invalid map-type
  stage_file "$2"
  [ "$3" = texthash ] || build_map "$3" "$2"
  rest=$(postfix_tool "$work/after" postconf -h transport_maps 2>/dev/null | sed -e 's/$/,/' -e "s#\$config_directory#$config_dir#g" \
    -e "s#$1:$config_dir/$2\([, ]\)#$3:$config_dir/$2\1#" -e 's/,$//')
  set_parameter transport_maps "$rest"
}

check_stage() { # Postfix reads the copy without complaint, and every service it names is there
  said=$(postfix_tool "$work/after" postconf -n 2>&1 >/dev/null) || refused
  services=$(postfix_tool "$work/after" postconf -M 2>&1) || fail check-failed "$services"
  while read -r _ route; do
    [ -z "$route" ] || printf '%s\n' "$services" | awk -v name="${route%%:*}" '$1 == name && $2 == "unix" { found = 1 } END { exit !found }' ||
      fail check-failed "no service ${route%%:*}"
  done <<EOF
$(words rule)
EOF
}

list_changed() { # sets $changed: "FILE BEFORE AFTER" lines in the order they are installed
  changed=
  # A map before the service it names, the service before main.cf that names the
  # map: after any step Postfix works. Where Postbar's map goes, the other way round.
  order=$(printf '%s' "$tracked" | grep -vx -e main.cf -e master.cf -e '')
  if [ -e "$work/after/postbar_transport" ] || [ ! -e "$work/before/postbar_transport" ]; then
    order="$order${newline}master.cf${newline}main.cf"
  else
    order="main.cf${newline}master.cf$newline$order"
  fi
  for file in $order; do
    before=$(digest "$work/before/$file") after=$(digest "$work/after/$file")
    [ "$before" = "$after" ] || changed="$changed$file $before $after$newline"
  done
}

# --- installing -----------------------------------------------------------------

prepare() { # prepare FOLDER FILE: the new file beside the old, so that a full disk shows now
  find_real "$2"
  rm -f -- "$real.postbar-new"
  [ -e "$1/$2" ] || return 0
  if [ "$1" = "$work/after" ] && [ -e "$real" ]; then # owner, mode, ACL, attributes stay
    cp -a -- "$real" "$real.postbar-new" && cat -- "$1/$2" >"$real.postbar-new" &&
      { [ "$2" != main.cf ] || touch -r "$work/before" "$real.postbar-new"; } # see settle: as old as the change
  else
    cp -a -- "$1/$2" "$real.postbar-new"
  fi && cmp -s -- "$1/$2" "$real.postbar-new" && { sync -- "$real.postbar-new" 2>/dev/null || sync; }
}

put() { # put FOLDER FILE: the prepared file in place, in one step
  find_real "$2"
  if [ -e "$1/$2" ]; then mv -f -- "$real.postbar-new" "$real"; else rm -f -- "$real"; fi
}

exchange() { # exchange FOLDER FILE: put, unless an editor saved the old file a moment ago
  find_real "$2"
  [ "$(digest "$real")" = "$(digest "$old/$2")" ] || { blame='changed-meanwhile'; return 1; }
  put "$1" "$2"
}

put_back() { # put_back FOLDER FILE: unless it is as it was
  find_real "$2"
  rm -f -- "$real.postbar-new"
  [ "$(digest "$1/$2")" = "$(digest "$real")" ] || { prepare "$1" "$2" && put "$1" "$2"; }
}

take_back() { # take_back FOLDER FILE: put back where it is as exchanged; what a person made of it since stays
  find_real "$2"
  if [ "$(digest "$real")" = "$(digest "$new/$2")" ]; then put_back "$1" "$2"; else rm -f -- "$real.postbar-new"; fi
}

each_file() { # each_file COMMAND FOLDER FILES: stops at the first that fails
  for file in $3; do
    "$1" "$2" "$file" 2>/dev/null || { trouble="$file could not be written"; return 1; }
  done
}

reversed() { printf '%s\n' "$1" | awk '{ line[NR] = $0 } END { while (NR) print line[NR--] }'; }

install() { # install NEW OLD FILES: the new files and a content Postfix, or all as it was
  trap '' HUP INT TERM
  blame=failed new=$1 old=$2
  each_file prepare "$1" "$3" && each_file exchange "$1" "$3" && blame=rolled-back && activate && return
  reason=$trouble
  [ $blame != changed-meanwhile ] || reason=$file
  each_file take_back "$2" "$(reversed "$3")" || fail failed "$reason; $trouble; the old files are in $2"
  revive
  return 1
}

running() { postfix_tool "$config_dir" postfix status >/dev/null 2>&1; }

revive() { # the old files are back: Postfix is to run as it ran before
  [ "$was_running" = yes ] || return 0
  if running; then postfix_tool "$config_dir" postfix reload; else postfix_tool "$config_dir" postfix start; fi >/dev/null 2>&1
}

activate() { # Postfix accepts what is there and, if it ran, still runs
  log=$(postfix_tool "$config_dir" postconf -h maillog_file 2>/dev/null)
  [ -n "$log" ] || log=/var/log/mail.log
  size=$(cat -- "$log" 2>/dev/null | wc -c)
  trouble=$(postfix_tool "$config_dir" postfix check 2>&1) || { explain 'postfix check failed'; return 1; }
  [ "$was_running" = yes ] || return 0
  trouble=$(postfix_tool "$config_dir" postfix reload 2>&1) || { explain 'postfix reload failed'; return 1; }
  sleep 1 # a bad master.cf ends master at the reload, a moment after the command is back
  running || { explain 'Postfix stopped at the reload'; return 1; }
}

explain() { # what Postfix's tools do not say without a terminal, its log does
  trouble="$1. $trouble $(tail -c "+$((size + 1))" -- "$log" 2>/dev/null | grep -E 'fatal:|error:|panic:' | tail -n 5)"
}

mark() { printf '%s\n' "$1" >"$work/state.new" && mv -f "$work/state.new" "$work/state"; }

# --- the verbs --------------------------------------------------------------------

answer() { # answer CHANGED
  leave_lock
  printf '{"ok":true,"code":"done","changed":%s,"running":%s,"recovered":%s,"files":[' "$1" "${was_running:-no}" "${recovered:-no}" |
    sed -e 's/:yes/:true/g' -e 's/:no/:false/g'
  printf '%s' "$changed" | awk '{ printf "%s{\"file\":\"%s\",\"before\":\"%s\",\"after\":\"%s\"}", comma, $1, $2, $3; comma = "," }'
  printf ']}\n'
}

preview() {
  word scratch '/[A-Za-z0-9._@+,=/ -]*' && work=$value
  stage
  list_changed
  answer no
}

change() {
  word id "$change_id" && work=$state/changes/$value
  mkdir "$work" 2>/dev/null || fail invalid id
  unfinished=$work
  stage
  list_changed
  while read -r file expected; do # what is installed is what the user was shown
    [ "$(digest "$work/after/${file:-none}")" = "${expected:-absent}" ] || fail changed-meanwhile "$file"
  done <<EOF
$(words after)
EOF
  [ -n "$changed$forgotten" ] || { rm -rf -- "$work"; answer no; return; }
  if running; then was_running=yes; else was_running=no; fi
  printf 'id %s\nat %s\nrunning %s\nconfig-dir %s\ntitle %s\n%s' "$value" "$(date +%s)" "$was_running" "$config_dir" "$(words title)" \
    "$(printf '%s' "$changed" | sed 's/^/file /')" >"$work/manifest" && mark applying || fail failed "$work: no room for the backup"
  unfinished=
  [ -z "$changed" ] || install "$work/after" "$work/before" "$(printf '%s' "$changed" | cut -d ' ' -f 1)" || { rm -rf -- "$work"; fail "$blame" "$reason"; }
  mark 'done'
  rm -rf -- "$work/after"
  answer yes
}

recorded() { # the files of the change in $work, as "FILE BEFORE AFTER", last installed first
  reversed "$(sed -n 's/^file //p' "$work/manifest")"
}

undo() {
  word change "$change_id" && work=$state/changes/$value
  changed=
  [ "${recovered:-}$(cat "$work/state" 2>/dev/null)" != yesundone ] || { answer yes; return; }
  [ "$(cat "$work/state" 2>/dev/null)" = 'done' ] || fail invalid change
  word force 'yes|no'
  undo_change "$value"
  answer yes
}

undo_change() { # undo_change FORCE: the change in $work is taken back, or all is as it was
  force=$1 changed=
  mkdir -p "$work/undo" || fail failed "$work: no room"
  while read -r file before after; do
    [ -n "$file" ] || continue
    find_real "$file"
    [ "$force" = yes ] || [ "$(digest "$real")" = "$after" ] || fail changed-meanwhile "$file"
    case $file in */*) mkdir -p "$work/undo/${file%/*}" ;; esac && { [ ! -e "$real" ] || cp -a -- "$real" "$work/undo/$file"; } || fail failed "$file: no room for a copy"
    changed="$changed$file $after $before$newline"
  done <<EOF
$(recorded)
EOF
  if running; then was_running=yes; else was_running=no; fi
  mark undoing || fail failed "$work: no room"
  install "$work/before" "$work/undo" "$(printf '%s' "$changed" | cut -d ' ' -f 1)" || { mark 'done'; fail "$blame" "$reason"; }
  mark undone
  rm -rf -- "$work/undo"
}

uninstall() { # every change is taken back, the newest first; only then goes what Postbar kept
  changed=
  set +f
  made=$(printf '%s\n' "$state/changes/"*)
  set -f
  while read -r work; do
    [ "$(cat "$work/state" 2>/dev/null)" != 'done' ] || undo_change no
  done <<EOF
$(reversed "$made")
EOF
  matches "${state##*/}" '[a-f0-9]{16}' && rm -rf -- "$state" || fail failed "$state: could not be removed"
  locked=
  rmdir -- "${state%/*}" 2>/dev/null || : # another installation's may be in there
  answer yes
}

recover() { # a change that was cut short is taken back before anything else is done
  set +f
  for work in "$state/changes/"*; do
    set -f
    case $(cat "$work/state" 2>/dev/null) in
      applying | undoing) ;;
      '') rm -rf -- "$work"; continue ;; # cut short before it touched anything
      *) continue ;;
    esac
    while read -r file before after; do
      [ -n "$file" ] || continue
      find_real "$file"
      case $(digest "$real") in # what a person made of it since is not ours to undo
        "$before" | "$after") put_back "$work/before" "$file" || fail failed "$file: could not be put back from $work/before" ;;
        *) rm -f -- "$real.postbar-new" ;;
      esac
    done <<EOF
$(recorded)
EOF
    was_running=$(sed -n 's/^running //p' "$work/manifest")
    revive
    mark undone
    rm -rf -- "$work/after" "$work/undo"
    recovered=yes
  done
}

queue() {
  word action 'hold|release|requeue|delete'
  case $value in
    hold) flag=-h did='placed on hold' ;;
    release) flag=-H did='released from hold' ;;
    requeue) flag=-r did=requeued ;;
    delete) flag=-d did=removed ;;
  esac
  ids=$(words message)
  [ -z "$(words list)" ] || read_list
  printf '%s\n' "$ids" | grep -Evxq "$queue_id" && fail invalid message
  said=$(postfix_tool "$config_dir" postsuper "$flag" - 2>&1 3<<EOF
$ids
EOF
  ) || fail failed "$(printf '%s' "$said" | tail -c 4096)"
  # Of an id that is gone postsuper says nothing: the answer is those it has done, a line each.
  printf '{"ok":true,"code":"done","text":"%s"}\n' "$(printf '%s\n' "$said" | sed -n "s/^postsuper: \([A-Za-z0-9]*\): $did\$/\1/p" | encode)"
}

# More ids than a command line holds are in a file of the user's. What counts is the copy made
# here, in memory: it has to be what the request says, and no more than 32 MiB. Nothing of it is
# ever printed, so that a link put in the file's place shows nobody what root may read.
read_list() { # sets $ids
  word list '/[A-Za-z0-9._@+,=/ -]*' && list=$value
  word list-digest '[a-f0-9]{64}'
  [ -f "$list" ] && [ ! -L "$list" ] || fail invalid list
  ids=$(head -c 33554432 -- "$list" 2>/dev/null)
  [ "$(printf '%s' "$ids" | sha256)" = "$value" ] || fail changed-meanwhile list
}

message() {
  word message "$queue_id"
  said=$(postfix_tool "$config_dir" postcat -q "$value" 2>&1 | head -c 262144 | encode)
  printf '{"ok":true,"code":"done","text":"%s"}\n' "$said"
}

power() {
  word action 'start|stop|reload'
  said=$(postfix_tool "$config_dir" postfix "$value" 2>&1) || fail failed "$said"
  printf '{"ok":true,"code":"done","text":"%s"}\n' "$(printf '%s' "$said" | encode)"
}

main() { # main VERB REQUEST
  unset IFS CDPATH ENV BASH_ENV TMPDIR POSIXLY_CORRECT GREP_OPTIONS unfinished locked recovered was_running
  PATH=/usr/bin:/bin:/usr/sbin:/sbin LC_ALL=C
  export PATH LC_ALL
  set -fu
  umask 022
  cd / || exit 0
  (true 4>&1) 2>/dev/null || exec >/dev/null # closed, its number would go to the next file opened
  (true 4>&2) || exec 2>/dev/null
  exec 3</dev/null
  name='[A-Za-z0-9][A-Za-z0-9._-]*'
  types='texthash|hash|btree|lmdb|cdb|dbm|sdbm'
  change_id='[0-9]{8}T[0-9]{6}Z-[a-f0-9]{6}'
  queue_id='[A-Za-z0-9]{6,30}'
  read_request "${2:-}"
  case ${1:-} in
    preview) safe_places; preview ;;
    change | undo | uninstall) safe_places; enter_state; recover; "$1" ;;
    queue | message | power) safe_places; "$1" ;;
    *) fail invalid verb ;;
  esac
}

main "$@"
