package eu.megawatt.telemetry.source.push;

import java.nio.charset.StandardCharsets;

/** What a sender is told. Immutable. */
public final class Reply {

  private static final String PLAIN = "text/plain; charset=utf-8";
  static final int OK = 200;
  static final int REFUSED = 400;
  static final int UNKNOWN_FORMAT = 415;
  static final int LATER = 503;

  private final int status;
  private final String contentType;
  private final byte[] body;

  Reply(int status, String contentType, byte[] body) {
    this.status = status;
    this.contentType = contentType;
    this.body = body.clone();
  }

  static Reply text(int status, String text) {
    return new Reply(status, PLAIN, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Of HTTP; with 503 belongs a {@code Retry-After}. */
  public int status() {
    return status;
  }

  public String contentType() {
    return contentType;
  }

  public byte[] body() {
    return body.clone();
  }
}
