package eu.megawatt.fleet.document;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipException;

/**
 * What reading any document has in common: opening it, and saying in words why it cannot be read.
 */
public final class DocumentReader {

  /** Reads and checks the value at the beginning of a document. */
  public interface Body<T> {
    T read(Cursor in) throws IOException;
  }

  private static final String NOT_UTF_8 = "the document is not UTF-8 text";

  private DocumentReader() {}

  private interface Opened<T> {
    T read(InputStream in) throws IOException;
  }

  /** Reads a file; its name says whether it is YAML. */
  public static <T> T read(Path file, Body<T> body) {
    return open(file, in -> read(in, Syntax.ofName(file.toString()), body));
  }

  /** Reads a file as its format says; its name says whether it is YAML. It is opened once only. */
  static <T> T read(Path file, Versions<T> versions) {
    return open(file, in -> read(new BufferedInputStream(in), file, versions));
  }

  private static <T> T read(BufferedInputStream in, Path file, Versions<T> versions)
      throws IOException {
    Optional<Syntax> syntax = Syntax.ofName(file.toString());
    in.mark(Integer.MAX_VALUE);
    Body<T> body = versions.of(format(in, syntax));
    in.reset();
    in.mark(0);
    return read(in, syntax, body);
  }

  /** What a document says it is; empty where that cannot be read, which its reader explains. */
  private static Optional<String> format(InputStream in, Optional<Syntax> syntax) {
    try {
      return read(new KeptOpen(in), syntax, it -> it.find("format"));
    } catch (InvalidDocumentException _) {
      return Optional.empty();
    }
  }

  /** A stream that a parser does not close at its end. */
  private static final class KeptOpen extends FilterInputStream {

    KeptOpen(InputStream in) {
      super(in);
    }

    @Override
    public void close() {
      // It is read again from its beginning.
    }
  }

  private static <T> T open(Path file, Opened<T> reading) {
    if (Files.isDirectory(file)) {
      throw unreadable(file + " is a directory, not a document");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return reading.read(in);
    } catch (NoSuchFileException e) {
      throw unreadable("there is no file " + file);
    } catch (AccessDeniedException e) {
      throw unreadable("the file " + file + " may not be read");
    } catch (IOException e) {
      throw unreadable("the file " + file + " cannot be read: " + e.getMessage());
    }
  }

  /** Reads a stream, which stays open; without a syntax its first character decides. */
  public static <T> T read(InputStream raw, Optional<Syntax> syntax, Body<T> body) {
    Issues issues = new Issues();
    try {
      Cursor in = new Cursor(DocumentInput.open(raw, syntax), issues);
      in.begin();
      return body.read(in);
    } catch (IOException e) {
      Issue last = explain(e);
      issues.add(Long.MAX_VALUE, last.pointer(), last.message());
      issues.throwIfAny();
      throw new IllegalStateException(e);
    }
  }

  private static InvalidDocumentException unreadable(String message) {
    return new InvalidDocumentException(List.of(new Issue("", message)));
  }

  /** What went wrong while reading, from the innermost cause that says so in our words. */
  private static Issue explain(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case UnreadableException known -> {
          return known.issue();
        }
        case CharacterCodingException _ -> {
          return new Issue("", NOT_UTF_8);
        }
        case ZipException zip -> {
          return new Issue("", "the gzip stream is damaged: " + zip.getMessage());
        }
        case EOFException _ -> {
          return new Issue("", "the gzip stream ends early: the file is cut off");
        }
        default -> {}
      }
    }
    return new Issue("", e instanceof JacksonException syntax ? explain(syntax) : message(e));
  }

  private static String explain(JacksonException e) {
    String message = sentence(e.getOriginalMessage());
    if (e instanceof StreamConstraintsException) {
      return "a string of more than %d characters or a number of more than %d"
          .formatted(JsonTokens.LONGEST_STRING, JsonTokens.LONGEST_NUMBER);
    }
    if (message.startsWith("Unexpected end-of-input")) {
      return "the document ends in the middle" + place(e);
    }
    if (message.startsWith("Invalid UTF-8")) {
      return NOT_UTF_8 + place(e);
    }
    return "broken syntax%s: %s".formatted(place(e), message);
  }

  private static String place(JacksonException e) {
    JsonLocation place = e.getLocation();
    return place == null
        ? ""
        : " at line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
  }

  private static String message(IOException e) {
    return "the document cannot be read: " + e.getMessage();
  }

  /** A parser's message on one line, without the excerpts of the document that it indents. */
  private static String sentence(String text) {
    return text.lines().filter(line -> !line.startsWith(" ")).collect(Collectors.joining(", "));
  }
}
