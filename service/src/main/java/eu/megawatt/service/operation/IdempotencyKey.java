package eu.megawatt.service.operation;

import eu.megawatt.service.json.Json;
import eu.megawatt.service.store.Sha256;

/**
 * The caller's name for one request, so that repeating it changes nothing.
 *
 * @param requestSha256 what was asked under it
 */
public record IdempotencyKey(String name, String requestSha256) {

  /** The longest name. */
  public static final int MOST_CHARACTERS = 255;

  public static IdempotencyKey of(String name, PlanRequest request) {
    return new IdempotencyKey(name, Sha256.hex(Json.write(request)));
  }
}
