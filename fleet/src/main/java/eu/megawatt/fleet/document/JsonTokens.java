package eu.megawatt.fleet.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The tokens of a JSON document. NaN and infinities are let through, to be refused by place. */
final class JsonTokens implements Tokens {

  static final int LONGEST_STRING = 1 << 20;
  static final int LONGEST_NUMBER = 1_000;

  static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder()
          .maxNestingDepth(1_000)
          .maxStringLength(LONGEST_STRING)
          .maxNameLength(LONGEST_STRING)
          .maxNumberLength(LONGEST_NUMBER)
          .build();

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(CONSTRAINTS)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private final JsonParser parser;

  JsonTokens(InputStream in) throws IOException {
    this.parser = FACTORY.createParser(in);
  }

  @Override
  public @Nullable JsonToken next() throws IOException {
    return parser.nextToken();
  }

  @Override
  public String text() throws IOException {
    return parser.getText();
  }

  @Override
  public double number() throws IOException {
    return parser.getDoubleValue();
  }

  @Override
  public boolean quotesOptional() {
    return false;
  }
}
