package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.service.security.AdminToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call, and who may not. */
final class SecurityTest {

  @TempDir static Path data;

  private static RunningService running;

  @BeforeAll
  static void start() {
    running = RunningService.from(data.resolve("new"));
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/status",
        "/api/v1/scenarios",
        "/api/v1/plans/x/gantt",
        "/api/v1/nothing",
        "/observe/metrics",
        "/observe/health",
        "/openapi"
      })
  void anything_noToken_401(String path) {
    Reply reply = running.stranger().get(path);

    assertThat(reply.status()).as(reply.toString()).isEqualTo(401);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
    assertThat(reply.json().path("requestId").asText()).isEqualTo(reply.header("X-Request-Id"));
  }

  @Test
  void status_wrongToken_401() {
    assertThat(running.stranger().get("/api/v1/status", "Authorization", "Bearer guess").status())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/observe/health/live", "/observe/health/ready", "/"})
  void openPath_noToken_answers(String path) {
    assertThat(running.stranger().get(path).status()).isIn(200, 204);
  }

  @Test
  void page_anyAnswer_carriesSecurityHeaders() {
    Reply page = running.stranger().get("/");

    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'self'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe", "data:");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/schedule", "/favicon.svg"})
  void page_asked_headIsGetWithoutTheBody(String path) {
    Reply whole = running.stranger().get(path);
    Reply head = running.stranger().send("HEAD", path, BodyPublishers.noBody());

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.text()).isEmpty();
    for (String header : List.of("Content-Type", "Content-Length", "ETag", "Cache-Control")) {
      assertThat(head.header(header)).as(header).isEqualTo(whole.header(header)).isNotEmpty();
    }
  }

  @Test
  void dataDirectory_afterStart_isItsOwnersAlone() throws IOException {
    Path directory = running.service().directory().path();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(
              it ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(it)))
                      .isEqualTo(Files.isDirectory(it) ? "rwx------" : "rw-------"));
    }
  }

  @Test
  void token_afterStart_has256Bits() {
    assertThat(running.service().directory().read(AdminToken.FILE).orElseThrow()).hasSize(43);
  }

  @Test
  void signInLink_openedTwice_worksOnce() {
    String path =
        URI.create(running.service().signInLink()).toString().replaceFirst(".*/sign", "/sign");

    Reply first = running.stranger().get(path);
    Reply second = running.stranger().get(path);

    assertThat(first.status()).isEqualTo(303);
    assertThat(first.header("Location")).isEqualTo("/");
    assertThat(first.header("Set-Cookie"))
        .contains("HttpOnly")
        .contains("SameSite=Strict")
        .contains("Path=/");
    assertThat(second.status()).isEqualTo(401);
    assertThat(second.header("Set-Cookie")).isEmpty();
    assertThat(running.stranger().get("/api/v1/status", "Cookie", cookie(first)).status())
        .isEqualTo(200);
  }

  @Test
  void signInCode_asked_opensASession() {
    Reply code = running.admin().send("POST", "/api/v1/sign-in-codes", BodyPublishers.noBody());

    assertThat(code.status()).isEqualTo(201);
    assertThat(running.stranger().get(code.json().path("href").asText()).status()).isEqualTo(303);
  }

  @Test
  void session_openedWithToken_endsWhenSignedOut() {
    Reply opened = running.stranger().post("/api/v1/session", credentials());
    String cookie = cookie(opened);
    assertThat(opened.status()).isEqualTo(204);
    assertThat(running.stranger().get("/api/v1/status", "Cookie", cookie).status()).isEqualTo(200);

    Reply closed = running.stranger().delete("/api/v1/session", "Cookie", cookie);

    assertThat(closed.status()).isEqualTo(204);
    assertThat(running.stranger().get("/api/v1/status", "Cookie", cookie).status()).isEqualTo(401);
  }

  @Test
  void session_wrongToken_401() {
    assertThat(running.stranger().post("/api/v1/session", "{\"token\":\"guess\"}").status())
        .isEqualTo(401);
  }

  @Test
  void changeWithCookie_otherOrNoOrigin_403() {
    String cookie = cookie(running.stranger().post("/api/v1/session", credentials()));
    List<String[]> foreign =
        List.of(
            new String[] {"Cookie", cookie},
            new String[] {"Cookie", cookie, "Origin", "http://evil.example"},
            new String[] {"Cookie", cookie, "Sec-Fetch-Site", "cross-site"});

    assertThat(foreign)
        .allSatisfy(
            headers ->
                assertThat(running.stranger().post("/api/v1/plans", "{}", headers).status())
                    .isEqualTo(403));
    assertThat(
            running
                .stranger()
                .post(
                    "/api/v1/plans", "{}", "Cookie", cookie, "Origin", running.service().address())
                .status())
        .as("from our own page the next thing missing is the key")
        .isEqualTo(400);
  }

  @Test
  void anyRequest_foreignHost_421() throws IOException {
    URI address = URI.create(running.service().address());
    try (Socket socket = new Socket(address.getHost(), address.getPort());
        OutputStream out = socket.getOutputStream();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      out.write("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(in.readLine()).startsWith("HTTP/1.1 421");
    }
  }

  private static String credentials() {
    return "{\"token\":\"%s\"}"
        .formatted(running.service().directory().read(AdminToken.FILE).orElseThrow());
  }

  private static String cookie(Reply reply) {
    return reply.header("Set-Cookie").split(";", 2)[0];
  }
}
