package eu.megawatt.kernels.power;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RedfishMeterTest {

  private static final Credentials NOBODY = new Credentials.Bearer("t-1");
  private static final Duration LONG = Duration.ofSeconds(20);

  @Test
  void read_powerOfAChassis_isTheFirstControls() throws IOException {
    String body =
        """
        {"@odata.id": "/redfish/v1/Chassis/1/Power", "PowerControl": [
          {"MemberId": "0", "Name": "Chassis", "PowerConsumedWatts": 523.4,
           "PowerMetrics": {"AverageConsumedWatts": 490}},
          {"MemberId": "1", "Name": "CPU", "PowerConsumedWatts": 210}]}
        """;
    answered(200, body, meter -> assertThat(meter.read().powerMilliwatts()).hasValue(523_400));
  }

  @Test
  void read_aChassisThatDoesNotKnow_isEmptyAndNotItsPart() throws IOException {
    String body =
        """
        {"PowerControl": [{"PowerConsumedWatts": null}, {"PowerConsumedWatts": 210}]}
        """;
    answered(200, body, meter -> assertEmpty(meter, "neither PowerConsumedWatts"));
  }

  @Test
  void read_aSensor_countsInWattsOnly() throws IOException {
    answered(
        200,
        "{\"Reading\": 700, \"ReadingUnits\": \"W\", \"Status\": {\"Reading\": 1}}",
        meter -> assertThat(meter.read().powerMilliwatts()).hasValue(700_000));
    answered(
        200,
        "{\"Reading\": 41, \"ReadingUnits\": \"Cel\"}",
        meter -> assertEmpty(meter, "neither PowerConsumedWatts nor a Reading in W"));
  }

  @Test
  void read_whatIsNoAnswer_isEmptyAndSaysWhy() throws IOException {
    answered(401, "{}", meter -> assertEmpty(meter, "status 401"));
    answered(302, "{}", meter -> assertEmpty(meter, "status 302"));
    answered(200, "{\"PowerControl\": [", meter -> assertEmpty(meter, "no JSON"));
    answered(200, "<html>", meter -> assertEmpty(meter, "no JSON"));
    answered(200, "[1]", meter -> assertEmpty(meter, "neither"));
    answered(200, " ".repeat(2 << 20) + "{}", meter -> assertEmpty(meter, "cannot be asked"));
  }

  @Test
  void read_nobodyThere_isEmptyAndSaysWhom() throws IOException {
    HttpServer server = server(exchange -> {});
    URI uri = uri(server);
    server.stop(0);
    try (RedfishMeter meter = new RedfishMeter(uri, NOBODY, LONG)) {
      assertEmpty(meter, "/redfish/v1/Chassis/1/Power cannot be asked");
    }
  }

  @Test
  void read_aControllerThatNeverAnswers_isEmptyInTime() throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    HttpServer server =
        server(
            exchange -> {
              exchange.sendResponseHeaders(200, 1000);
              await(end);
              exchange.close();
            });
    try (RedfishMeter meter = new RedfishMeter(uri(server), NOBODY, Duration.ofMillis(300))) {
      assertEmpty(meter, "300 ms");
    } finally {
      end.countDown();
      server.stop(0);
    }
  }

  @Test
  void read_credentials_areSentAndNeverPrinted() throws IOException {
    Credentials basic = new Credentials.Basic("reader", "s3cret");
    String[] seen = new String[1];
    HttpServer server =
        server(
            exchange -> {
              seen[0] = exchange.getRequestHeaders().getFirst("Authorization");
              send(exchange, 200, "{}");
            });
    try (RedfishMeter meter = new RedfishMeter(uri(server), basic, LONG)) {
      meter.read();
    } finally {
      server.stop(0);
    }
    assertThat(seen[0]).isEqualTo("Basic cmVhZGVyOnMzY3JldA==");
    assertThat(basic.toString()).contains("reader").doesNotContain("s3cret");
    assertThat(NOBODY.toString()).doesNotContain("t-1");
    assertThat(NOBODY.header()).isEqualTo("Bearer t-1");
  }

  @Test
  void read_aControllerWithItsOwnCertificate_isTrustedWhereItIsNamed(@TempDir Path folder)
      throws Exception {
    TestingCertificate certificate = TestingCertificate.make(folder);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4);
    server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
    server.createContext(
        "/power", it -> send(it, 200, "{\"Reading\": 700, \"ReadingUnits\": \"W\"}"));
    server.start();
    URI uri = URI.create("https://127.0.0.1:%d/power".formatted(server.getAddress().getPort()));
    try (RedfishMeter named = RedfishMeter.of(uri, NOBODY, LONG, Optional.of(certificate.pem()));
        RedfishMeter stranger = RedfishMeter.of(uri, NOBODY, LONG, Optional.empty())) {
      assertThat(named.read().powerMilliwatts()).hasValue(700_000);
      assertEmpty(stranger, "cannot be asked");
    } finally {
      server.stop(0);
    }
  }

  private static void assertEmpty(RedfishMeter meter, String problem) {
    assertThat(meter.read().powerMilliwatts()).isEmpty();
    assertThat(meter.problem())
        .hasValueSatisfying(why -> assertThat(why).contains(problem).startsWith("http"));
  }

  private static void answered(int status, String body, Consumer<RedfishMeter> then)
      throws IOException {
    HttpServer server = server(exchange -> send(exchange, status, body));
    try (RedfishMeter meter = new RedfishMeter(uri(server), NOBODY, LONG)) {
      then.accept(meter);
    } finally {
      server.stop(0);
    }
  }

  /** Answers one request. */
  @FunctionalInterface
  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private static HttpServer server(Answer answer) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4);
    server.createContext("/redfish/v1/Chassis/1/Power", answer::to);
    server.start();
    return server;
  }

  private static URI uri(HttpServer server) {
    return URI.create(
        "http://127.0.0.1:%d/redfish/v1/Chassis/1/Power".formatted(server.getAddress().getPort()));
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
