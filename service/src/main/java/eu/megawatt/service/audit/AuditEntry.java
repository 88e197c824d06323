package eu.megawatt.service.audit;

import eu.megawatt.service.json.Json;
import eu.megawatt.service.store.Sha256;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One link of the log.
 *
 * @param number from 1, one more than that of the entry before
 * @param outcome {@code Done} or {@code Refused}
 * @param sha256 of the hash of the entry before, a line feed, and this entry's canonical JSON
 */
public record AuditEntry(
    long number,
    Instant at,
    String method,
    String route,
    String subject,
    String caller,
    String callerName,
    Optional<String> tenant,
    Optional<String> reason,
    int status,
    String outcome,
    String requestId,
    String sha256) {

  /** What the first has before it. */
  static final String NOTHING_BEFORE = "0".repeat(64);

  /** What is hashed: everything but the hash, compact, members by name. */
  static String canonical(long number, AuditEvent event) {
    Map<String, Object> members = new TreeMap<>();
    members.put("number", number);
    members.put("at", event.at().toString());
    members.put("method", event.method());
    members.put("route", event.route());
    members.put("subject", event.subject());
    members.put("caller", event.caller());
    members.put("callerName", event.callerName());
    event.tenant().ifPresent(it -> members.put("tenant", it));
    event.reason().ifPresent(it -> members.put("reason", it));
    members.put("status", event.status());
    members.put("requestId", event.requestId());
    return Json.write(members);
  }

  static String hash(String before, String canonical) {
    return Sha256.hex(before + "\n" + canonical);
  }

  /** What is kept of one. */
  record Body(
      long number,
      Instant at,
      String method,
      String route,
      String subject,
      String caller,
      String callerName,
      Optional<String> tenant,
      Optional<String> reason,
      int status,
      String requestId) {}

  static AuditEntry of(String body, String hash) {
    Body its = Json.read(body, Body.class);
    return new AuditEntry(
        its.number,
        its.at,
        its.method,
        its.route,
        its.subject,
        its.caller,
        its.callerName,
        its.tenant,
        its.reason,
        its.status,
        its.status < 400 ? "Done" : "Refused",
        its.requestId,
        hash);
  }
}
