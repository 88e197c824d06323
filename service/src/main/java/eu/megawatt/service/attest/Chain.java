package eu.megawatt.service.attest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.megawatt.service.store.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.erdtman.jcs.JsonCanonicalizer;

/** Checks a chain of attestations with nothing but public keys. */
public final class Chain {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, VerifyingKey> keys;
  private final List<Fault> faults = new ArrayList<>();
  private long sequence;
  private String previous = Attestation.NOTHING_BEFORE;

  /**
   * A link that is not as it was made.
   *
   * @param line in the file, from 1
   */
  public record Fault(int line, String what) {}

  private Chain(List<VerifyingKey> keys) {
    this.keys =
        keys.stream().collect(Collectors.toMap(VerifyingKey::fingerprint, Function.identity()));
  }

  /**
   * Checks all links: each signed by a known key, canonical, one after the other, none missing.
   *
   * @param lines an envelope each, the oldest first
   */
  public static List<Fault> faults(List<String> lines, List<VerifyingKey> keys) {
    Chain chain = new Chain(keys);
    for (int line = 1; line <= lines.size(); line++) {
      chain.check(line, lines.get(line - 1));
    }
    return List.copyOf(chain.faults);
  }

  private void check(int line, String text) {
    try {
      Envelope envelope = JSON.readValue(text, Envelope.class);
      byte[] payload = Base64.getDecoder().decode(envelope.payload());
      checkSignatures(line, envelope, payload);
      byte[] canonical = new JsonCanonicalizer(payload).getEncodedUTF8();
      if (!Arrays.equals(canonical, payload)) {
        fault(line, "its payload is not canonical JSON (RFC 8785)");
      }
      checkPlace(line, JSON.readTree(payload));
      previous = Sha256.hex(payload);
    } catch (IOException | IllegalArgumentException e) {
      fault(
          line,
          "it is no envelope: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
      previous = "";
    }
    sequence++;
  }

  private void checkSignatures(int line, Envelope envelope, byte[] payload) {
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
      }
    }
  }

  private void checkPlace(int line, JsonNode payload) {
    long its = payload.path("sequence").asLong();
    if (its != sequence + 1) {
      fault(line, "it is number %d where %d is due".formatted(its, sequence + 1));
      sequence = its - 1;
    }
    if (!payload.path("previousSha256").asText().equals(previous)) {
      fault(line, "what is before it is not what was before it when it was made");
    }
  }

  private void fault(int line, String what) {
    faults.add(new Fault(line, what));
  }

  /** The bytes of a JSON document as RFC 8785 has them. */
  static byte[] canonical(String json) {
    try {
      return new JsonCanonicalizer(json.getBytes(StandardCharsets.UTF_8)).getEncodedUTF8();
    } catch (IOException e) {
      throw new IllegalArgumentException("Not JSON: " + json, e);
    }
  }
}
