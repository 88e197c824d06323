package eu.megawatt.telemetry.simulate.emit;

/** A version of remote_write. */
public enum WriteVersion {
  /** The one that every sender and receiver knows. */
  V1("application/x-protobuf", "0.1.0"),
  /** With a table of symbols, metadata and written counts: 2.0-rc.4. */
  V2("application/x-protobuf;proto=io.prometheus.write.v2.Request", "2.0.0");

  private final String contentType;
  private final String header;

  WriteVersion(String contentType, String header) {
    this.contentType = contentType;
    this.header = header;
  }

  /** Value of {@code Content-Type}. */
  public String contentType() {
    return contentType;
  }

  /** Value of {@code X-Prometheus-Remote-Write-Version}. */
  public String header() {
    return header;
  }
}
