package eu.megawatt.service.attest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.megawatt.service.json.Canonical;
import eu.megawatt.service.store.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks a chain of attestations with nothing but public keys: those that are given, and those that
 * the chain itself introduces by a rotation that a known key has signed.
 */
public final class Chain {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, VerifyingKey> keys = new HashMap<>();
  private final Set<String> revoked = new HashSet<>();
  private final List<Fault> faults = new ArrayList<>();
  private final boolean isWhole;
  private boolean isFirst = true;
  private long sequence;
  private String previous = Link.NOTHING_BEFORE;
  private Instant before = Instant.MIN;

  /**
   * A link that is not as it was made.
   *
   * @param line in the file, from 1
   */
  public record Fault(int line, String what) {}

  /**
   * What was found.
   *
   * @param last the number of the last link
   * @param lastSha256 of its payload: the same as others have of it where nothing is cut off
   */
  public record Outcome(List<Fault> faults, int links, long last, String lastSha256) {}

  private Chain(List<VerifyingKey> given, boolean isWhole) {
    given.forEach(it -> keys.put(it.fingerprint(), it));
    this.isWhole = isWhole;
  }

  /**
   * Checks all links: each signed by a known key, canonical, one after the other, none missing.
   *
   * @param lines an envelope each, the oldest first
   * @param isWhole whether the first line has to be the chain's first link
   */
  public static Outcome check(List<String> lines, List<VerifyingKey> keys, boolean isWhole) {
    Chain chain = new Chain(keys, isWhole);
    for (int line = 1; line <= lines.size(); line++) {
      chain.check(line, lines.get(line - 1));
    }
    return new Outcome(List.copyOf(chain.faults), lines.size(), chain.sequence, chain.previous);
  }

  private void check(int line, String text) {
    try {
      Envelope envelope = JSON.readValue(text, Envelope.class);
      byte[] payload = Base64.getDecoder().decode(envelope.payload());
      boolean isSigned = checkSignatures(line, envelope, payload);
      byte[] canonical = Canonical.bytes(new String(payload, StandardCharsets.UTF_8));
      if (!Arrays.equals(canonical, payload)) {
        fault(line, "its payload is not canonical JSON (RFC 8785)");
      }
      JsonNode said = JSON.readTree(payload);
      checkPlace(line, said);
      checkTime(line, said);
      if (isSigned) {
        learn(line, said);
      }
      previous = Sha256.hex(payload);
    } catch (IOException | IllegalArgumentException e) {
      fault(
          line,
          "it is no envelope: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
      previous = "";
    }
    isFirst = false;
    sequence++;
  }

  private boolean checkSignatures(int line, Envelope envelope, byte[] payload) {
    int before = faults.size();
    if (!envelope.payloadType().equals(Envelope.TYPE)) {
      fault(
          line,
          "its payload is \"%s\", not \"%s\"".formatted(envelope.payloadType(), Envelope.TYPE));
    }
    byte[] signed = Envelope.signed(envelope.payloadType(), payload);
    if (envelope.signatures().isEmpty()) {
      fault(line, "nobody has signed it");
    }
    for (Envelope.Signature signature : envelope.signatures()) {
      VerifyingKey key = keys.get(signature.keyid());
      if (key == null) {
        fault(line, "it is signed by key %s, which was not given".formatted(signature.keyid()));
      } else if (!key.isSignedBy(signed, Base64.getDecoder().decode(signature.sig()))) {
        fault(line, "it is not as key %s has signed it".formatted(signature.keyid()));
      } else if (revoked.contains(signature.keyid())) {
        fault(
            line, "it is signed by key %s, which was revoked before".formatted(signature.keyid()));
      }
    }
    return faults.size() == before;
  }

  private void checkPlace(int line, JsonNode said) {
    long its = said.path("sequence").asLong();
    if (isFirst && !isWhole) {
      sequence = its - 1;
      previous = said.path("previousSha256").asText();
      return;
    }
    if (its != sequence + 1) {
      fault(line, "it is number %d where %d is due".formatted(its, sequence + 1));
      sequence = its - 1;
    }
    if (!said.path("previousSha256").asText().equals(previous)) {
      fault(line, "what is before it is not what was before it when it was made");
    }
  }

  private void checkTime(int line, JsonNode said) {
    try {
      Instant its = Instant.parse(said.path("evaluatedAt").asText());
      if (its.isBefore(before)) {
        fault(
            line, "it was made at %s, before what is before it: a clock was wrong".formatted(its));
      }
      before = its;
    } catch (DateTimeException _) {
      fault(line, "it does not say when it was made");
    }
  }

  private void learn(int line, JsonNode said) {
    String kind = said.path("kind").asText();
    if (kind.equals(KeyNotice.REVOCATION)) {
      revoked.add(said.path("fingerprint").asText());
    }
    if (kind.equals(KeyNotice.ROTATION)) {
      try {
        VerifyingKey next = VerifyingKey.ofPem(said.path("publicKeyPem").asText());
        keys.put(next.fingerprint(), next);
      } catch (GeneralSecurityException e) {
        fault(line, "the key that it introduces cannot be read: " + e.getMessage());
      }
    }
  }

  private void fault(int line, String what) {
    faults.add(new Fault(line, what));
  }
}
