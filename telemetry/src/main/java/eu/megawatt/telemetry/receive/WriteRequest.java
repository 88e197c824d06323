package eu.megawatt.telemetry.receive;

import java.util.Optional;

/**
 * A remote_write request, its right to write already checked.
 *
 * @param sender whom its token belongs to; counts are kept by it
 * @param body as it came, from the beginning of the array on; may be overwritten once it is
 *     answered
 * @param length of the body
 * @param contentType as the header has it
 * @param contentEncoding as the header has it
 */
@SuppressWarnings("ArrayRecordComponent") // handed over and read, never compared
public record WriteRequest(
    String sender,
    byte[] body,
    int length,
    Optional<String> contentType,
    Optional<String> contentEncoding) {

  public WriteRequest {
    if (length < 0 || length > body.length) {
      throw new IllegalArgumentException(
          "a body of %d bytes in an array of %d".formatted(length, body.length));
    }
  }
}
