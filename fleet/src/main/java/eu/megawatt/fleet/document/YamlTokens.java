package eu.megawatt.fleet.document;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * The tokens of a YAML document with its aliases of lists and objects replaced by what they stand
 * for, up to a bound. {@code NO}, {@code yes} and {@code off} are words; only {@code true} and
 * {@code false} are not.
 */
final class YamlTokens implements Tokens {

  /** Tokens that aliases may bring in altogether. */
  static final int MOST_REPEATED = 10_000_000;

  /** Tokens that anchors may hold altogether. */
  static final int MOST_KEPT = 2_000_000;

  private static final YAMLFactory FACTORY =
      YAMLFactory.builder()
          .streamReadConstraints(JsonTokens.CONSTRAINTS)
          .loaderOptions(loaderOptions())
          .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
          .build();

  private record Token(JsonToken type, String text) {}

  /** An anchor whose node is still being read. */
  private static final class Recording {
    final List<Token> tokens = new ArrayList<>();
    int open;

    boolean take(Token token) {
      tokens.add(token);
      open += token.type.isStructStart() ? 1 : token.type.isStructEnd() ? -1 : 0;
      return open > 0;
    }
  }

  private final YAMLParser parser;
  private final Map<String, Recording> anchors = new HashMap<>();
  private final Deque<Recording> recordings = new ArrayDeque<>();
  private Iterator<Token> replay = List.<Token>of().iterator();
  private Token now = new Token(JsonToken.NOT_AVAILABLE, "");
  private int repeated;
  private int kept;

  YamlTokens(InputStream in) throws IOException {
    this.parser =
        FACTORY.createParser(
            new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
  }

  private static LoaderOptions loaderOptions() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    return options;
  }

  @Override
  public @Nullable JsonToken next() throws IOException {
    if (!replay.hasNext() && !advance()) {
      return null;
    }
    if (replay.hasNext()) {
      now = replay.next();
      bound(++repeated, MOST_REPEATED, "aliases");
    }
    record();
    return now.type;
  }

  /** Reads on in the document itself; an alias starts a replay instead of being a token. */
  private boolean advance() throws IOException {
    JsonToken type = parser.nextToken();
    if (type == null) {
      return false;
    }
    String text = type.isStructStart() || type.isStructEnd() ? "" : parser.getText();
    if (parser.isCurrentAlias()) {
      replay = anchored(text).iterator();
      return true;
    }
    now = new Token(type, text);
    if (type != JsonToken.FIELD_NAME && !type.isStructEnd() && parser.getObjectId() != null) {
      Recording recording = new Recording();
      anchors.put(parser.getObjectId(), recording);
      recordings.push(recording);
    }
    return true;
  }

  private List<Token> anchored(String name) throws UnreadableException {
    Recording recording = anchors.get(name);
    if (recording == null) {
      throw new UnreadableException(
          "the alias *%s has no anchored list or object before it; single values are written out"
              .formatted(Names.plain(name)));
    }
    if (recording.open > 0) {
      throw new UnreadableException(
          "the alias *%s stands inside its own anchor".formatted(Names.plain(name)));
    }
    return recording.tokens;
  }

  private void record() throws UnreadableException {
    if (!recordings.isEmpty()) {
      kept += recordings.size();
      bound(kept, MOST_KEPT, "anchors");
      recordings.removeIf(recording -> !recording.take(now));
    }
  }

  private static void bound(int count, int most, String what) throws UnreadableException {
    if (count > most) {
      throw new UnreadableException(
          "the %s of this YAML document expand to more than %d values".formatted(what, most));
    }
  }

  @Override
  public String text() {
    return now.text;
  }

  @Override
  public double number() {
    try {
      return Double.parseDouble(now.text.replace("_", ""));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  @Override
  public boolean quotesOptional() {
    return true;
  }
}
