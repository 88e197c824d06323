package eu.megawatt.system.faults;

import eu.megawatt.telemetry.simulate.emit.WriteVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Sends requests of remote_write 1.0 to a service that is not disturbed. */
final class OneByOne {

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI address;
  private final String token;

  OneByOne(URI address, String token) {
    this.address = address;
    this.token = token;
  }

  void send(byte[] body) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(address.resolve("/api/v1/write"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", WriteVersion.V1.contentType())
                .header("Content-Encoding", "snappy")
                .POST(BodyPublishers.ofByteArray(body))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 204) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
  }
}
