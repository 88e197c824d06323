package eu.megawatt.service.attest;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.service.json.Canonical;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.store.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What anybody can find out about a chain of attestations. */
final class ChainTest {

  private static final int LINKS = 6;

  @TempDir Path folder;

  private final SigningKey key = SigningKey.make();
  private final List<byte[]> payloads = new ArrayList<>();
  private final List<String> lines = lines();

  private List<String> lines() {
    List<String> all = new ArrayList<>();
    String previous = Link.NOTHING_BEFORE;
    for (int sequence = 1; sequence <= LINKS; sequence++) {
      byte[] payload =
          Canonical.bytes(
              ("{\"sequence\": %d, \"previousSha256\": \"%s\", \"evaluatedAt\":"
                      + " \"2026-11-26T12:00:00Z\", \"jobId\": \"job-é%d\"}")
                  .formatted(sequence, previous, sequence));
      payloads.add(payload);
      all.add(Json.write(Envelope.of(payload, key)));
      previous = Sha256.hex(payload);
    }
    return all;
  }

  private List<Chain.Fault> faults(List<String> of) {
    return Chain.check(of, List.of(key.published()), true).faults();
  }

  @Test
  void faults_ofAChainAsItWasMade_areNone() {
    assertThat(faults(lines)).isEmpty();
  }

  @Test
  void faults_ofAnyFlippedByte_areFoundInItsLine() {
    for (int line = 1; line <= LINKS; line++) {
      byte[] payload = payloads.get(line - 1);
      for (int at = 0; at < payload.length; at++) {
        byte[] other = payload.clone();
        other[at] ^= (byte) (1 << (at % 7));
        List<String> changed = new ArrayList<>(lines);
        changed.set(
            line - 1,
            lines
                .get(line - 1)
                .replace(
                    Base64.getEncoder().encodeToString(payload),
                    Base64.getEncoder().encodeToString(other)));
        int wanted = line;
        assertThat(faults(changed)).anySatisfy(it -> assertThat(it.line()).isEqualTo(wanted));
      }
    }
  }

  @Test
  void faults_ofAFlippedByteOfTheSignature_areFound() {
    SplittableRandom random = new SplittableRandom(1);
    String sig =
        Base64.getEncoder()
            .encodeToString(key.sign(Envelope.signed(Envelope.TYPE, payloads.getFirst())));
    for (int i = 0; i < 64; i++) {
      byte[] bytes = Base64.getDecoder().decode(sig);
      bytes[i] ^= (byte) (1 << random.nextInt(8));
      List<String> changed = new ArrayList<>(lines);
      changed.set(0, lines.getFirst().replace(sig, Base64.getEncoder().encodeToString(bytes)));

      assertThat(faults(changed)).isNotEmpty();
    }
  }

  @Test
  void faults_ofAMissingOrMovedLink_areFound() {
    for (int line = 0; line < LINKS - 1; line++) {
      List<String> missing = new ArrayList<>(lines);
      missing.remove(line);
      assertThat(faults(missing)).isNotEmpty();
      List<String> moved = new ArrayList<>(lines);
      moved.add(line, moved.remove(line + 1));
      assertThat(faults(moved)).isNotEmpty();
    }
  }

  @Test
  void faults_ofAnotherKey_sayWhichIsMissing() {
    assertThat(Chain.check(lines, List.of(SigningKey.make().published()), true).faults())
        .hasSize(LINKS)
        .allSatisfy(it -> assertThat(it.what()).contains(key.fingerprint()));
  }

  @Test
  void script_ofTheDocs_findsNothingInTheChainAndEveryForgery() throws Exception {
    assertThat(script(lines)).contains(LINKS + " links, none forged or missing");
    List<String> missing = new ArrayList<>(lines);
    missing.remove(2);
    assertThat(script(missing)).contains("AssertionError: 3: 4 stands here");
    List<String> forged = new ArrayList<>(lines);
    String payload = Base64.getEncoder().encodeToString(payloads.get(1));
    byte[] other =
        new String(payloads.get(1), StandardCharsets.UTF_8)
            .replace("job-é2", "job-é3")
            .getBytes(StandardCharsets.UTF_8);
    forged.set(1, forged.get(1).replace(payload, Base64.getEncoder().encodeToString(other)));
    assertThat(script(forged)).contains("AssertionError: 2: forged");
  }

  private String script(List<String> chain) throws IOException, InterruptedException {
    Files.write(folder.resolve("chain.ndjson"), chain);
    Files.writeString(folder.resolve("key.pem"), key.published().pem());
    Path docs = Path.of("..").toAbsolutePath().normalize().resolve("docs");
    Process python =
        new ProcessBuilder(
                "python3",
                "-B",
                docs.resolve("verify-attestations.py").toString(),
                "chain.ndjson",
                "key.pem")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    python.waitFor();
    return said;
  }

  @Test
  void faults_ofALinkByAKeyThatTheChainIntroduced_areNoneUntilItIsRevoked() {
    SigningKey next = SigningKey.make();
    String introduced = next.published().pem().replace("\n", "\\n");
    List<String> chain = new ArrayList<>();
    String previous =
        link(
            chain,
            key,
            1,
            Link.NOTHING_BEFORE,
            "\"kind\":\"KeyRotation\",\"publicKeyPem\":\"%s\"".formatted(introduced));
    previous = link(chain, next, 2, previous, "\"kind\":\"Placement\"");
    previous =
        link(
            chain,
            key,
            3,
            previous,
            "\"kind\":\"KeyRevocation\",\"fingerprint\":\"%s\"".formatted(next.fingerprint()));
    assertThat(faults(chain)).isEmpty();

    link(chain, next, 4, previous, "\"kind\":\"Placement\"");

    assertThat(faults(chain))
        .singleElement()
        .satisfies(it -> assertThat(it.what()).contains("which was revoked before"));
  }

  @Test
  void faults_ofALinkThatIsOlderThanTheOneBefore_areFound() {
    List<String> chain = new ArrayList<>();
    String previous = link(chain, key, 1, Link.NOTHING_BEFORE, "\"kind\":\"Placement\"");
    byte[] payload =
        Canonical.bytes(
            ("{\"sequence\":2,\"previousSha256\":\"%s\","
                    + "\"evaluatedAt\":\"2020-01-01T00:00:00Z\"}")
                .formatted(previous));
    chain.add(Json.write(Envelope.of(payload, key)));

    assertThat(faults(chain))
        .singleElement()
        .satisfies(it -> assertThat(it.what()).contains("a clock was wrong"));
  }

  private static String link(
      List<String> chain, SigningKey by, int sequence, String previous, String more) {
    byte[] payload =
        Canonical.bytes(
            ("{\"sequence\":%d,\"previousSha256\":\"%s\","
                    + "\"evaluatedAt\":\"2026-11-26T12:00:00Z\",%s}")
                .formatted(sequence, previous, more));
    chain.add(Json.write(Envelope.of(payload, by)));
    return Sha256.hex(payload);
  }

  @Test
  void key_inPem_comesBackTheSame() throws GeneralSecurityException {
    assertThat(VerifyingKey.ofPem(key.published().pem()).fingerprint())
        .isEqualTo(key.fingerprint());
  }

  @Test
  void signature_isWhatOpensslFinds() throws Exception {
    byte[] signed = Envelope.signed(Envelope.TYPE, payloads.getFirst());
    Files.writeString(folder.resolve("key.pem"), key.published().pem(), StandardCharsets.US_ASCII);
    Files.write(folder.resolve("signed"), signed);
    Files.write(folder.resolve("sig"), key.sign(signed));

    Process openssl =
        new ProcessBuilder(
                "openssl",
                "pkeyutl",
                "-verify",
                "-pubin",
                "-inkey",
                "key.pem",
                "-rawin",
                "-in",
                "signed",
                "-sigfile",
                "sig")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();

    assertThat(new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("Signature Verified Successfully");
    assertThat(openssl.waitFor()).isZero();
  }
}
