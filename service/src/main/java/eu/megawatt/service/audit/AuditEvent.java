package eu.megawatt.service.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * A change that somebody asked for, as it was answered.
 *
 * @param route the path's pattern, such as {@code /api/v1/jobs/{id}}
 * @param subject the path of what was changed, or of what came of it
 * @param caller id of who asked
 * @param tenant that the caller is bound to
 * @param status of the answer: below 400 it was done, else it was refused
 */
public record AuditEvent(
    Instant at,
    String method,
    String route,
    String subject,
    String caller,
    String callerName,
    Optional<String> tenant,
    Optional<String> reason,
    int status,
    String requestId) {

  private static final int LONGEST = 1_000;

  /** Cuts what is longer than a thousand characters. */
  public AuditEvent {
    subject = cut(subject);
    callerName = cut(callerName);
    reason = reason.map(AuditEvent::cut);
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }
}
