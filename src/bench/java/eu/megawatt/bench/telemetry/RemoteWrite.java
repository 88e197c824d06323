package eu.megawatt.bench.telemetry;

import eu.megawatt.bench.process.Connection;
import java.net.URI;

/** Requests of remote_write 1.0. */
final class RemoteWrite {

  private RemoteWrite() {}

  /** The head of a request with a body of some length. */
  static byte[] head(URI to, String token, int length) {
    return Connection.head(
        to,
        token,
        length,
        "Content-Type: application/x-protobuf",
        "Content-Encoding: snappy",
        "X-Prometheus-Remote-Write-Version: 0.1.0");
  }
}
