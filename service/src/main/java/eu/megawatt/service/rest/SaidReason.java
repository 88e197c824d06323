package eu.megawatt.service.rest;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a change is asked for, for the audit log: the body's {@code reason} where it has one, else
 * the header {@code Reason}.
 */
record SaidReason(String text) {

  private static final HeaderName HEADER = HeaderNames.create("Reason");

  private static final ClassValue<Optional<RecordComponent>> COMPONENT =
      new ClassValue<>() {
        @Override
        protected Optional<RecordComponent> computeValue(Class<?> type) {
          return Optional.ofNullable(type.getRecordComponents())
              .map(Arrays::stream)
              .orElseGet(Stream::empty)
              .filter(it -> it.getName().equals("reason") && it.getType().equals(Optional.class))
              .filter(it -> it.getAccessor().trySetAccessible())
              .findFirst();
        }
      };

  /** Remembers the reason in a body that was read. */
  static void note(ServerRequest request, Object body) {
    COMPONENT
        .get(body.getClass())
        .flatMap(it -> value(it, body))
        .ifPresent(it -> request.context().register(new SaidReason(it)));
  }

  private static Optional<String> value(RecordComponent component, Object body) {
    try {
      return component.getAccessor().invoke(body) instanceof Optional<?> said
          ? said.map(String::valueOf)
          : Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component.toString(), e);
    }
  }

  /** What was said; empty where nothing was. */
  static Optional<String> of(ServerRequest request) {
    return request
        .context()
        .get(SaidReason.class)
        .map(SaidReason::text)
        .or(() -> request.headers().first(HEADER))
        .filter(it -> !it.isBlank());
  }
}
