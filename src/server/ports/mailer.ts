/** Sends one e-mail. Returns the server's reference; throws when the server did not take it. */
export type OutgoingEmail = {
  readonly messageId: string;
  readonly to: { readonly name: string | null; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }[];
};

export type Mailer = {
  send(email: OutgoingEmail): Promise<{ reference: string }>;
  /** Throws with the reason when the server cannot be reached or refuses us. */
  verify(): Promise<void>;
};
