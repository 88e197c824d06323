package eu.megawatt.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.service.Receiver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebhookTargetsTest {

  private static final Targets STRICT = new Targets(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.0.0.1",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "2130706433",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.168.1.1",
        "198.19.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "localhost",
        "[::]",
        "[::1]",
        "[::ffff:10.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::10.0.0.1]",
        "[64:ff9b:1::1]",
        "[fe80::1]",
        "[fec0::1]",
        "[fc00::1]",
        "[fd12:3456::1]",
        "[ff02::1]",
        "[2001:0:1::1]",
        "[2001:db8::1]",
        "[2002:a00:1::]"
      })
  void target_insideOrReserved_isRefused(String host) {
    assertThatThrownBy(() -> STRICT.check("https://" + host + ":8443/in"))
        .isInstanceOf(RefusedTargetException.class)
        .hasMessageContaining("leads to")
        .hasMessageContaining("--webhook-allow " + host + ":8443");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "100.63.255.255",
        "100.128.0.1",
        "172.15.255.255",
        "172.32.0.1",
        "192.167.255.255",
        "223.255.255.255",
        "[2606:4700:4700::1111]",
        "[2a00:1450::1]",
        "[::ffff:1.1.1.1]",
        "[64:ff9b::1.1.1.1]"
      })
  void target_public_isAccepted(String host) throws RefusedTargetException {
    assertThat(STRICT.check("http://" + host + "/in?x=1").getHost()).isEqualTo(host);
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://1.1.1.1/, WrongScheme",
    "1.1.1.1/in, WrongScheme",
    "'', WrongScheme",
    "javascript:alert(1), WrongScheme",
    "https://user:secret@1.1.1.1/, HasCredentials",
    "https://user@1.1.1.1/, HasCredentials",
    "https:///in, NotAnAddress",
    "https://127.1/, NotAnAddress",
    "https://1.1.1.1:0/, NotAnAddress",
    "https://1.1.1.1:65536/, NotAnAddress",
    "https://bad host/, NotAnAddress",
    "https://1.1.1.1/#part, HasFragment",
    "https://no-such-host.invalid/, UnknownHost"
  })
  void target_ofAWrongForm_isRefusedWithItsReason(String url, String code) {
    assertThatThrownBy(() -> STRICT.check(url))
        .isInstanceOfSatisfying(
            RefusedTargetException.class, it -> assertThat(it.code()).isEqualTo(code));
  }

  @Test
  void target_tooLong_isRefused() {
    assertThatThrownBy(() -> STRICT.check("https://1.1.1.1/" + "a".repeat(2_000)))
        .isInstanceOfSatisfying(
            RefusedTargetException.class, it -> assertThat(it.code()).isEqualTo("TooLong"));
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, http://127.0.0.1:9/, true",
    "127.0.0.1:9, http://127.0.0.1:9/, true",
    "127.0.0.1:9, http://127.0.0.1:8/, false",
    "127.0.0.1:443, https://127.0.0.1/, true",
    "127.0.0.1:80, http://127.0.0.1/, true",
    "127.0.0.1, http://localhost/, false",
    "LocalHost, http://LOCALHOST:9/, true",
    "[::1]:9, 'http://[::1]:9/', true",
    "127.0.0.1, http://127.0.0.2/, false"
  })
  void target_allowed_isAcceptedAsItIsWritten(String allowed, String url, boolean accepted) {
    Targets targets = new Targets(List.of(AllowedTarget.parse(allowed)));

    if (accepted) {
      assertThatCode(() -> targets.check(url)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> targets.check(url)).isInstanceOf(RefusedTargetException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "http://x", "x/y", "x:", "x:0", "x:65536", "x:99999999", "a b", "::1"})
  void allowedTarget_ofAWrongForm_isRefused(String text) {
    assertThatThrownBy(() -> AllowedTarget.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }

  @Test
  void name_held_isLookedUpAsItWasChecked() throws IOException, InterruptedException {
    try (Receiver receiver = new Receiver();
        HttpClient client = HttpClient.newHttpClient();
        HeldNames.Hold _ =
            HeldNames.hold(
                "Checked.megawatt.invalid", List.of(InetAddress.ofLiteral("127.0.0.1")))) {
      URI url = URI.create("http://checked.megawatt.invalid:" + receiver.port() + "/in");

      int status =
          client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding()).statusCode();

      assertThat(status).isEqualTo(200);
      assertThat(receiver.received()).hasSize(1);
    }
  }

  @Test
  void name_held_staysTheNameThatACertificateMustHave() throws IOException {
    try (HeldNames.Hold _ =
        HeldNames.hold("named.megawatt.invalid", List.of(InetAddress.ofLiteral("127.0.0.1")))) {
      assertThat(InetAddress.getAllByName("named.megawatt.invalid"))
          .extracting(InetAddress::getHostName)
          .containsExactly("named.megawatt.invalid");
    }
  }

  @Test
  void name_heldAtAPrivateAddress_isRefusedThoughItWasLookedUpBefore()
      throws RefusedTargetException {
    try (HeldNames.Hold _ =
        HeldNames.hold("rebound.megawatt.invalid", List.of(InetAddress.ofLiteral("10.0.0.1")))) {
      assertThatThrownBy(() -> STRICT.check("http://rebound.megawatt.invalid/"))
          .isInstanceOf(RefusedTargetException.class)
          .hasMessageContaining("10.0.0.1, which is private");
    }
  }

  @Test
  void name_heldTwice_isHeldUntilBothAreDone() {
    InetAddress one = InetAddress.ofLiteral("1.1.1.1");
    HeldNames.Hold first = HeldNames.hold("twice.megawatt.invalid", List.of(one));
    HeldNames.Hold second =
        HeldNames.hold("twice.megawatt.invalid", List.of(InetAddress.ofLiteral("10.0.0.1")));

    assertThat(second.addresses()).containsExactly(one);
    first.close();
    assertThat(HeldNames.addresses("twice.megawatt.invalid")).contains(List.of(one));
    second.close();
    assertThat(HeldNames.addresses("twice.megawatt.invalid")).isEmpty();
  }
}
