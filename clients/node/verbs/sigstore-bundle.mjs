const MEDIA_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json';

/** A statement in its DSSE envelope as a Sigstore bundle, version 0.3, whose hint names the key that signed it. */
export const sigstoreBundle = (envelope) => ({
  mediaType: MEDIA_TYPE,
  verificationMaterial: { publicKey: { hint: envelope.signatures[0].keyid } },
  dsseEnvelope: envelope,
});

/** The envelope in a document that is one, or a bundle around one; undefined if it is a bundle of another version. Nothing is verified. */
export const envelopeIn = (document) =>
  String(document?.mediaType).startsWith('application/vnd.dev.sigstore.bundle')
    ? document.mediaType === MEDIA_TYPE
      ? document.dsseEnvelope
      : undefined
    : document;
