#!/bin/sh
# Makes the installation's keys where there are none: ES256 for access tokens, Ed25519 for signed links.
set -eu
cd /kept/data
mkdir -p keys
umask 077
[ -s keys/tokens.pem ] || { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out keys/tokens.new && mv keys/tokens.new keys/tokens.pem; }
[ -s keys/links.pem ] || { openssl genpkey -algorithm ed25519 -out keys/links.new && mv keys/links.new keys/links.pem; }
openssl pkey -in keys/tokens.pem -pubout -out keys/tokens.pub.pem
openssl pkey -in keys/links.pem -pubout -out keys/links.pub.pem
chown -R 10001 /kept/data
