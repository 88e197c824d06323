package eu.megawatt.kernels.power;

import eu.megawatt.kernels.tls.Authorities;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a node's baseboard controller says by Redfish (DMTF DSP0266): the Power resource of a
 * chassis, or one of its sensors in watts. Redirects are not followed, as they would be told the
 * credentials.
 */
public final class RedfishMeter implements PowerMeter {

  private static final long MOST_BYTES = 1 << 20;
  private static final int OK = 200;

  private final HttpClient client;
  private final HttpRequest request;
  private final Duration timeout;
  private Optional<String> problem = Optional.empty();

  /**
   * Asks nothing yet.
   *
   * @param resource like {@code https://bmc/redfish/v1/Chassis/1/Power} or {@code
   *     …/Chassis/1/Sensors/TotalPower}
   * @param timeout for the whole answer
   */
  public RedfishMeter(URI resource, Credentials credentials, Duration timeout) {
    this(resource, credentials, timeout, HttpClient.newBuilder());
  }

  private RedfishMeter(
      URI resource, Credentials credentials, Duration timeout, HttpClient.Builder client) {
    this.timeout = timeout;
    this.client = client.connectTimeout(timeout).build();
    this.request =
        HttpRequest.newBuilder(resource)
            .timeout(timeout)
            .header("Authorization", credentials.header())
            .header("Accept", "application/json")
            .header("OData-Version", "4.0")
            .build();
  }

  /**
   * One that trusts certain authorities: a controller's certificate is seldom signed by others.
   *
   * @param authorities certificates in PEM; empty for those of the JDK
   * @throws IOException where they cannot be read
   */
  public static RedfishMeter of(
      URI resource, Credentials credentials, Duration timeout, Optional<Path> authorities)
      throws IOException {
    HttpClient.Builder client =
        HttpClient.newBuilder().sslContext(Authorities.context(authorities));
    return new RedfishMeter(resource, credentials, timeout, client);
  }

  /** Why the last reading was empty, for a person; empty where it was not. */
  public Optional<String> problem() {
    return problem;
  }

  @Override
  public String source() {
    return "redfish";
  }

  @Override
  public String scope() {
    return request.uri().getPath();
  }

  @Override
  public PowerReading read() {
    OptionalLong milliwatts = ask();
    return new PowerReading(
        OptionalLong.empty(), milliwatts, OptionalInt.empty(), OptionalInt.empty(), List.of());
  }

  private OptionalLong ask() {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    try {
      return milliwatts(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return failed("did not answer in %d ms".formatted(timeout.toMillis()));
    } catch (ExecutionException e) {
      return failed("cannot be asked: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed("was not waited for");
    } finally {
      answer.cancel(true);
    }
  }

  private OptionalLong milliwatts(HttpResponse<byte[]> answer) {
    if (answer.statusCode() != OK) {
      return failed("answered with status " + answer.statusCode());
    }
    try {
      OptionalLong milliwatts = RedfishPower.milliwatts(answer.body());
      problem = Optional.empty();
      return milliwatts.isPresent()
          ? milliwatts
          : failed("has neither PowerConsumedWatts nor a Reading in W");
    } catch (IOException e) {
      return failed("answered with what is no JSON: " + e.getMessage());
    }
  }

  private OptionalLong failed(String why) {
    problem = Optional.of("%s %s".formatted(request.uri(), why));
    return OptionalLong.empty();
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
