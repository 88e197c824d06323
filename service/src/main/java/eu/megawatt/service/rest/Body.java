package eu.megawatt.service.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.json.Nearest;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipException;

/** The body of a request, read strictly. */
final class Body {

  private static final int MOST_BYTES = 64 * 1024;

  private Body() {}

  /**
   * The body as a record.
   *
   * @throws ProblemException 415, 413 or 400 where it is not one
   */
  static <T> T json(ServerRequest request, Class<T> type) {
    return json(request, type, MOST_BYTES);
  }

  /**
   * A larger body as a record.
   *
   * @throws ProblemException 415, 413 or 400 where it is not one
   */
  static <T> T json(ServerRequest request, Class<T> type, int most) {
    requireMediaType(request, List.of("application/json"));
    try {
      T body =
          Optional.ofNullable(Json.parse(bytes(request, most), type))
              .orElseThrow(() -> bad("", "WrongType", "is null, which is not what belongs here."));
      SaidReason.note(request, body);
      return body;
    } catch (PropertyBindingException e) {
      throw unknownField(e);
    } catch (MismatchedInputException e) {
      throw bad(pointer(e), "WrongType", "is not what belongs here" + place(e));
    } catch (JsonProcessingException e) {
      throw bad("", "BrokenJson", "is broken JSON" + place(e));
    } catch (IOException e) {
      throw bad("", "Unreadable", "cannot be read");
    }
  }

  /** The media type, of which only some are read here. */
  static String requireMediaType(ServerRequest request, List<String> readable) {
    String sent = mediaType(request).orElse("none");
    if (!readable.contains(sent)) {
      throw Problem.of(
              ProblemKind.UNSUPPORTED_MEDIA_TYPE,
              "Content-Type must be %s, not %s.".formatted(String.join(" or ", readable), sent))
          .toException();
    }
    return sent;
  }

  static ProblemException tooLarge(long most) {
    return Problem.of(ProblemKind.TOO_LARGE, "The body may have %d bytes at most.".formatted(most))
        .toException();
  }

  private static Optional<String> mediaType(ServerRequest request) {
    return request
        .headers()
        .first(HeaderNames.CONTENT_TYPE)
        .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
  }

  /**
   * The body as it is, decompressed where it says so.
   *
   * @throws ProblemException 413 where it has more bytes than allowed
   */
  static byte[] bytes(ServerRequest request, int most) throws IOException {
    long said = request.headers().contentLength().orElse(-1);
    if (said > most) {
      throw tooLarge(most);
    }
    try (InputStream in = request.content().inputStream()) {
      return said > 0 ? bytes(in, (int) said, most) : atMost(in, most);
    }
  }

  /**
   * The same of a body that is no document.
   *
   * @throws ProblemException 413, or 400 where it is not what its encoding says
   */
  static byte[] whole(ServerRequest request, int most) {
    try {
      return bytes(request, most);
    } catch (ZipException | EOFException e) {
      throw Problem.of(
              ProblemKind.BAD_REQUEST, "The body is not whole or not gzip: " + e.getMessage())
          .toException();
    } catch (IOException e) {
      throw new UncheckedIOException("The body cannot be read", e);
    }
  }

  /** As many bytes as were announced, in one piece; more where they were decompressed. */
  private static byte[] bytes(InputStream in, int said, int most) throws IOException {
    byte[] bytes = new byte[said];
    int read = in.readNBytes(bytes, 0, said);
    int next = read < said ? -1 : in.read();
    if (next < 0) {
      return read == said ? bytes : Arrays.copyOf(bytes, read);
    }
    byte[] rest = atMost(in, most - said);
    byte[] all = Arrays.copyOf(bytes, said + 1 + rest.length);
    all[said] = (byte) next;
    System.arraycopy(rest, 0, all, said + 1, rest.length);
    if (all.length > most) {
      throw tooLarge(most);
    }
    return all;
  }

  /**
   * Reads a body that comes as it is, of an announced length, into the beginning of an array.
   *
   * @return how many bytes came: as many as announced, or fewer where the connection broke
   */
  static int into(ServerRequest request, byte[] array, int announced) throws IOException {
    try (InputStream in = request.content().inputStream()) {
      return in.readNBytes(array, 0, announced);
    }
  }

  /** Reads a body that nobody wants, so that the connection can go on. */
  static void passOver(ServerRequest request) throws IOException {
    try (InputStream in = request.content().inputStream()) {
      in.skip(Long.MAX_VALUE);
    }
  }

  private static byte[] atMost(InputStream in, int most) throws IOException {
    byte[] bytes = in.readNBytes(most + 1);
    if (bytes.length > most) {
      throw tooLarge(most);
    }
    return bytes;
  }

  private static ProblemException unknownField(PropertyBindingException e) {
    List<String> known =
        Optional.ofNullable(e.getKnownPropertyIds()).stream()
            .flatMap(names -> names.stream())
            .map(String::valueOf)
            .sorted()
            .toList();
    return bad(
        pointer(e),
        "UnknownField",
        "is unknown; known: %s.%s"
            .formatted(String.join(", ", known), Nearest.suggestion(e.getPropertyName(), known)));
  }

  private static ProblemException bad(String pointer, String code, String detail) {
    return Problem.of(
            ProblemKind.BAD_REQUEST,
            (pointer.isEmpty() ? "The body " : pointer + " ") + detail,
            new FieldError(pointer, code, detail))
        .toException();
  }

  private static String pointer(JsonMappingException e) {
    return e.getPath().stream()
        .map(step -> "/" + (step.getIndex() >= 0 ? step.getIndex() : step.getFieldName()))
        .collect(Collectors.joining());
  }

  private static String place(JacksonException e) {
    return Optional.ofNullable(e.getLocation())
        .map(at -> " at line %d, column %d.".formatted(at.getLineNr(), at.getColumnNr()))
        .orElse(".");
  }
}
