package eu.megawatt.service.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import eu.megawatt.kernels.order.Order;
import eu.megawatt.kernels.sample.Samples;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What an agent says, in the form that it has for samples. */
final class SampleBody {

  private static final int MOST_BYTES = 256 * 1024;

  private SampleBody() {}

  /**
   * The body as a record.
   *
   * @throws ProblemException 415, 413 or 400 where it is not one
   */
  static <T> T of(ServerRequest request, Class<T> type) {
    return of(request, type, MOST_BYTES);
  }

  /**
   * A larger body as a record.
   *
   * @throws ProblemException 415, 413 or 400 where it is not one
   */
  static <T> T of(ServerRequest request, Class<T> type, int most) {
    Body.requireMediaType(request, List.of("application/json"));
    String body = new String(Body.whole(request, most), StandardCharsets.UTF_8);
    try {
      return Optional.ofNullable(Samples.read(body, type)).orElseThrow(() -> bad("it is null"));
    } catch (JsonProcessingException e) {
      throw bad(e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProblemException bad(String why) {
    return Problem.of(
            ProblemKind.BAD_REQUEST, "The body is not what belongs here: %s.".formatted(why))
        .toException();
  }

  /** An order as its agent reads it. */
  static String line(Order order) {
    try {
      return Samples.line(order, Order.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
