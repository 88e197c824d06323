package eu.megawatt.fleet.sovereignty;

import java.net.URI;

/**
 * What a claim rests on.
 *
 * @param sha256 of the document, 64 hexadecimal digits in lower case
 * @param address where the document is kept
 */
public record Evidence(String sha256, URI address) {

  private static final String DIGEST = "[0-9a-f]{64}";

  public Evidence {
    if (!sha256.matches(DIGEST)) {
      throw new IllegalArgumentException(
          "\"%s\" is not a SHA-256 digest of 64 hexadecimal digits in lower case"
              .formatted(sha256));
    }
  }
}
