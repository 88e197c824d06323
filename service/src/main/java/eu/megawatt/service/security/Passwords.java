package eu.megawatt.service.security;

import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Passwords as hashes by Argon2id, each with its parameters. Two at a time: one takes 19 MiB and
 * some tens of milliseconds. Thread-safe.
 */
public final class Passwords {

  /** OWASP's parameters: 19 MiB, two passes, one lane. */
  private static final Cost NOW = new Cost(19_456, 2, 1);

  private static final Pattern HASH =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,8}),t=(\\d{1,4}),p=(\\d{1,3})\\$([\\w+/]+)\\$([\\w+/]+)");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int AT_ONCE = 2;
  private static final int PATIENCE_SECONDS = 2;

  private final Semaphore places = new Semaphore(AT_ONCE);
  private final LongAdder refused = new LongAdder();

  /** What a hash costs whoever makes it. */
  private record Cost(int memoryKiB, int passes, int lanes) {}

  /**
   * A new hash, with its parameters and its salt.
   *
   * @throws ProblemException 503 where too many are being made
   */
  public String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    byte[] hash = inTurn(password, salt, NOW, HASH_BYTES);
    Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            NOW.memoryKiB,
            NOW.passes,
            NOW.lanes,
            encoder.encodeToString(salt),
            encoder.encodeToString(hash));
  }

  /**
   * Whether a hash is of a password.
   *
   * @throws ProblemException 503 where too many are being made
   */
  public boolean matches(String password, String kept) {
    Matcher parts = parts(kept);
    byte[] hash = Base64.getDecoder().decode(parts.group(5));
    return MessageDigest.isEqual(
        hash,
        inTurn(password, Base64.getDecoder().decode(parts.group(4)), cost(parts), hash.length));
  }

  /** Whether a hash was made at a lower cost than is usual now. */
  public boolean isWeak(String kept) {
    Cost cost = cost(parts(kept));
    return cost.memoryKiB < NOW.memoryKiB || cost.passes < NOW.passes;
  }

  private static Matcher parts(String kept) {
    Matcher parts = HASH.matcher(kept);
    if (!parts.matches()) {
      throw new IllegalStateException("A kept password is not a hash by Argon2id");
    }
    return parts;
  }

  private static Cost cost(Matcher parts) {
    return new Cost(
        Integer.parseInt(parts.group(1)),
        Integer.parseInt(parts.group(2)),
        Integer.parseInt(parts.group(3)));
  }

  private byte[] inTurn(String password, byte[] salt, Cost cost, int length) {
    try {
      if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        refused.increment();
        throw new ProblemException(
            Problem.of(ProblemKind.UNAVAILABLE, "Too many people are signing in."),
            PATIENCE_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    try {
      return argon2id(password, salt, cost, length);
    } finally {
      places.release();
    }
  }

  private static byte[] argon2id(String password, byte[] salt, Cost cost, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memoryKiB)
            .withIterations(cost.passes)
            .withParallelism(cost.lanes)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[length];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }

  /** Times somebody was turned away because too many hashes were being made. */
  public long refusedCount() {
    return refused.sum();
  }
}
