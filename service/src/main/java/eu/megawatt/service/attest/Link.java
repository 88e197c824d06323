package eu.megawatt.service.attest;

import java.time.Instant;

/** What every link of the chain says. */
public sealed interface Link permits Attestation, KeyNotice {

  /** What the first of a chain has before it. */
  String NOTHING_BEFORE = "0".repeat(64);

  long sequence();

  String previousSha256();

  String kind();

  /** When it was made; never before the link before it. */
  Instant evaluatedAt();
}
