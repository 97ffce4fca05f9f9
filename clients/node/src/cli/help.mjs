export const HELP = `Usage: snapforge <command> [options]

  run      resolve a name, verify, and start Node from the snapshot, or plain
             snapforge run --name app --channel stable --plain-entry main.js -- arguments for the app
  resolve  with --name: print what a name stands for to this Node, as JSON
  install  resolve and verify at deploy time: writes snapshot.blob, which node --snapshot-blob starts from, and manifest.json
             snapforge install --name app --version 1.4.2 --key key.pem --output app
  check    verify again what install has written: snapforge check app --key key.pem
  fetch    write a snapshot to a file: snapforge fetch sha256:... --output app.blob

  build, resolve NAME, download, verify FILE, inspect, promote, rollback, compare, engines, keys
           the verbs of Snapforge's command line, with options and exit codes of their own: snapforge build --help

  --help, -h            print this; --version, as the first argument, prints the version of this program

What to trust (at least one; never taken from the service by itself):
  --key FILE            public key: PEM, JWK or JWK set; may be repeated
  --key-id ID           RFC 7638 thumbprint of a key, which is then fetched; may be repeated

What it was built from (run, resolve, install, fetch, check):
  --source REPOSITORY   for example github.com/acme/tools, as a token of its CI proved
  --source-ref REF      with --source: refs/heads/main; * stands for any text
  --requires WORD       the snapshot must offer this, as its attestation proves: web:fetch, node:fs, intl; commas, or repeated
  --workflow FILE[@REF] with --source: .github/workflows/release.yml; of another repository with host and name before it

Where it comes from:
  --server URL          the service; default $SNAPFORGE_SERVER, $SNAPFORGE_URL or http://127.0.0.1:8080
  --cache FOLDER        default $XDG_CACHE_HOME/snapforge or ~/.cache/snapforge
  --timeout SECONDS     how long an answer may take to begin; default 10
  $SNAPFORGE_TOKEN      sent as bearer token

What (run, resolve, install):
  --name NAME           with --channel CHANNEL (default: latest) or --version VERSION

  --refuse-vulnerable   take nothing that stands on a vulnerable engine; by default, a warning on standard error says so

For which Node:
  --node PATH           the binary to start; default: the one that runs this
  --any-build           accept a snapshot by another build of the same version of Node

run:
  --plain-entry FILE    script to start if there is no snapshot; without it that is a failure
  --entry FILE          script to run in the restored process, if the snapshot has no main function
  --node-option OPTION  an option for node itself, as --node-option=--no-warnings; may be repeated
  --max-age SECONDS     take an answer of the service that is at most so old without asking again; default 0
  --verify-always       verify in full at each start, not once on this machine
  --quiet               do not report on standard error how Node was started
  -- ARGUMENTS          what follows is for the application

fetch, install:
  --output FILE         where to write, a folder for install
  --executable          install: also write one program, Node's own binary with the snapshot inside; for Linux
  --container           fetch: write the whole .v8ss file instead of the blob

Exit codes: 0 done, 1 refused (the reason is on standard error), 2 wrong usage, 3 resolve, install: PLAIN; run: that of the application.
`;
