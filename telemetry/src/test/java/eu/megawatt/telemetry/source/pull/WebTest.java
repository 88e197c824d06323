package eu.megawatt.telemetry.source.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WebTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final TestingServer server = new TestingServer();
  private final Web web = new Web(1_000);
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void close() {
    end.countDown();
    web.close();
    server.close();
  }

  private static byte[] zipped(int length) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write("a".repeat(length).getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private void onZipped(int length) throws IOException {
    byte[] body = zipped(length);
    server.on(
        "/zip",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          TestingServer.answer(exchange, 200, "text/plain", body);
        });
  }

  @Test
  void get_page_hasStatusTypeAndBody() throws Exception {
    server.on("/a", "text/plain; version=0.0.4", "a 1\n");
    Web.Page page = web.get(server.url("/a"), Map.of(), LONG);

    assertThat(page.isOk()).isTrue();
    assertThat(page.contentType()).isEqualTo("text/plain; version=0.0.4");
    assertThat(page.bytes()).isEqualTo("a 1\n".getBytes(StandardCharsets.UTF_8));
    assertThat(web.get(server.url("/none"), Map.of(), LONG).status()).isEqualTo(404);
  }

  @Test
  void get_packedPage_unpacksItUpToTheBound() throws Exception {
    onZipped(1_000);
    assertThat(web.get(server.url("/zip"), Map.of(), LONG).bytes()).hasSize(1_000);

    onZipped(1_001);
    assertThatThrownBy(() -> web.get(server.url("/zip"), Map.of(), LONG))
        .isInstanceOf(PullException.class)
        .hasMessageContaining("is larger than 1000 bytes");
  }

  @Test
  void get_largePage_isRefusedBeforeItIsReadWhole() {
    server.on("/large", "text/plain", "x".repeat(1_001));

    assertThatThrownBy(() -> web.get(server.url("/large"), Map.of(), LONG))
        .isInstanceOf(PullException.class)
        .hasMessageContaining("is larger than 1000 bytes");
  }

  @Test
  void get_answerThatBeginsAndHangs_endsAtTheTimeout() {
    server.on(
        "/hang",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('x');
          exchange.getResponseBody().flush();
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });

    assertThatThrownBy(() -> web.get(server.url("/hang"), Map.of(), Duration.ofMillis(300)))
        .isInstanceOf(PullException.class)
        .hasMessageContaining("no answer from")
        .hasMessageContaining("within 0.3 s");
  }

  @Test
  void get_nobodyThere_saysSo() {
    URI gone = server.url("/a");
    server.close();

    assertThatThrownBy(() -> web.get(gone, Map.of(), LONG))
        .isInstanceOf(PullException.class)
        .hasMessage("nobody listens at " + gone);
  }

  @Test
  void get_redirect_isNotFollowed() throws Exception {
    server.on(
        "/from",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/to");
          exchange.sendResponseHeaders(302, -1);
        });
    server.on("/to", "text/plain", "a 1\n");

    assertThat(web.get(server.url("/from"), Map.of(), LONG).status()).isEqualTo(302);
  }
}
