#!/bin/sh
# Starts the S3 server with the credentials that the service has, over a folder with the bucket.
set -eu

credential() { sed -n "s/^aws_$1 *= *//p" /run/secrets/s3-credentials; }

ROOT_ACCESS_KEY=$(credential access_key_id)
ROOT_SECRET_KEY=$(credential secret_access_key)
export ROOT_ACCESS_KEY ROOT_SECRET_KEY
mkdir -p /data/snapforge
exec versitygw posix /data
