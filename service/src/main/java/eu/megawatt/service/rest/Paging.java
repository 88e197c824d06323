package eu.megawatt.service.rest;

import eu.megawatt.service.store.DataDirectory;
import eu.megawatt.service.store.Listed;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Pages and their tokens. A token says where the next page begins; it is signed, belongs to one
 * list with one filter, and is good for three days. Thread-safe.
 */
final class Paging {

  private static final int DEFAULT_SIZE = 50;
  private static final int LARGEST_SIZE = 1000;
  private static final Duration VALID = Duration.ofDays(3);
  private static final String KEY_FILE = "page-key";
  private static final int KEY_BYTES = 32;

  private final SecretKeySpec key;
  private final Clock clock;

  private Paging(byte[] key, Clock clock) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
    this.clock = clock;
  }

  /** With the key in a data directory, made where there is none. */
  static Paging open(DataDirectory directory, Clock clock) {
    String key =
        directory
            .read(KEY_FILE)
            .orElseGet(
                () -> {
                  byte[] fresh = new byte[KEY_BYTES];
                  new SecureRandom().nextBytes(fresh);
                  String hex = HexFormat.of().formatHex(fresh);
                  directory.write(KEY_FILE, hex);
                  return hex;
                });
    return new Paging(HexFormat.of().parseHex(key), clock);
  }

  /** The page of a list that the store keeps, newest first. */
  <T> Page<T> newestFirst(String list, Query query, Part<T> part) {
    return from(Long.MAX_VALUE, list, query, part);
  }

  /** The page of a list in the order of numbers above 0. */
  <T> Page<T> byNumber(String list, Query query, Part<T> part) {
    return from(0, list, query, part);
  }

  private <T> Page<T> from(long start, String list, Query query, Part<T> part) {
    Listed<T> found = part.read(position(list, query).orElse(start), size(query));
    Optional<String> next =
        found.more() ? Optional.of(token(list, query, found.last())) : Optional.empty();
    return new Page<>(found.entries(), next);
  }

  /** The page of a list that never changes. */
  <T> Page<T> of(String list, Query query, List<T> all) {
    int from = Math.toIntExact(Math.min(position(list, query).orElse(0L), all.size()));
    int to = Math.min(from + size(query), all.size());
    LongFunction<String> token = position -> token(list, query, position);
    return new Page<>(
        all.subList(from, to), to < all.size() ? Optional.of(token.apply(to)) : Optional.empty());
  }

  /** Reads a part of a list: what follows on a sequence in its order, so many at most. */
  interface Part<T> {
    Listed<T> read(long position, int limit);
  }

  private static int size(Query query) {
    return query.number("pageSize", DEFAULT_SIZE, 1, LARGEST_SIZE);
  }

  private String token(String list, Query query, long position) {
    long end = clock.instant().plus(VALID).getEpochSecond();
    String plain = position + "." + end;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            (plain + "." + signature(plain, list, query)).getBytes(StandardCharsets.US_ASCII));
  }

  private Optional<Long> position(String list, Query query) {
    return query.text("pageToken").map(token -> position(token, list, query));
  }

  private long position(String token, String list, Query query) {
    String[] parts = decode(token).split("\\.", -1);
    if (parts.length != 3
        || !MessageDigest.isEqual(
            bytes(parts[2]), bytes(signature(parts[0] + "." + parts[1], list, query)))) {
      throw Query.bad("pageToken", "NotAToken", "is not one of this list with this filter.");
    }
    if (Long.parseLong(parts[1]) < clock.instant().getEpochSecond()) {
      throw Query.bad("pageToken", "Expired", "is older than three days. Maybe begin again.");
    }
    return Long.parseLong(parts[0]);
  }

  private static String decode(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  private String signature(String plain, String list, Query query) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] signature = mac.doFinal(bytes(plain + "\n" + list + "\n" + query.filter()));
      return HexFormat.of().formatHex(Arrays.copyOf(signature, signature.length / 2));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A Java platform without HMAC-SHA-256", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
