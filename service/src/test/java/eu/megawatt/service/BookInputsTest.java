package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.assumption.document.BookWriter;
import eu.megawatt.reports.assumption.example.ExampleBook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What finance brings over REST: assumptions, who pays, assets, prices and emissions. */
final class BookInputsTest {

  /** The id of the series below, in a path. */
  static final String SERIES = "FR%20price%20EUR/MWh";

  private static final String BILLING =
      """
      {"format": "megawatt/billing/1", "provider": {"id": "own", "name": "Own SA"},
       "customers": [{"id": "bank", "name": "Bank", "tenants": {"kyc": "KYC"},
                      "mode": "chargeback", "vat": {"category": "S", "ratePercent": 20}}]}
      """;

  private static final String ASSETS =
      """
      id,class,site,gpuCount,cost,currency,inService,lifeYears,source
      gpu-1,gpu,FR-PAR-1,1024,31000000.50,EUR,2025-03-01,5.5,invoice 17
      """;

  private static final String WORK =
      """
      day,site,tenant,inputTokens,outputTokens,tasks,acceptedTasks,source
      2026-10-01,FR-PAR-1,kyc,900,100,50,40,gateway
      """;

  private static final String CENTRES =
      """
      site,year,dataPoint,value,text,source
      FR-PAR-1,,operatingFrom,,2026-04-01,permit
      FR-PAR-1,,NAME,,Paris 1,register
      FR-PAR-1,2026,PDIT,22000,,nameplates
      """;

  private static final String PRICES =
      """
      zone,kind,currency,from,to,value,source
      FR,price,EUR,2026-10-01T00:00:00Z,2026-10-01T01:00:00Z,51.25,exchange
      FR,price,EUR,2026-10-01T01:00:00Z,2026-10-01T02:00:00Z,49,exchange
      """;

  /** Brings one of each. */
  static void bringAll(Caller caller) {
    assertThat(caller.put("/api/v1/books?reason=first", book()).status()).isEqualTo(201);
    assertThat(caller.put("/api/v1/billing-accounts?reason=first", BILLING).status())
        .isEqualTo(201);
    assertThat(csv(caller, "PUT", "/api/v1/assets?reason=first", ASSETS).status()).isEqualTo(201);
    assertThat(csv(caller, "PUT", "/api/v1/work-counts?reason=first", WORK).status())
        .isEqualTo(201);
    assertThat(csv(caller, "PUT", "/api/v1/data-centres?reason=first", CENTRES).status())
        .isEqualTo(201);
    assertThat(csv(caller, "POST", "/api/v1/series-imports?format=series-csv", PRICES).status())
        .isEqualTo(200);
  }

  /** Answers by the schema that they have; once all was brought. */
  static Map<String, JsonNode> answers(Caller caller) {
    Map<String, JsonNode> all = new LinkedHashMap<>();
    all.put("BookInputDocument", caller.get("/api/v1/books").json());
    all.put("BookInputVersion", caller.get("/api/v1/books/versions").json().at("/items/0"));
    all.put("BookInputPut", caller.put("/api/v1/books?validateOnly", book()).json());
    all.put("AssetRegister", caller.get("/api/v1/assets").json());
    all.put("AssetItem", caller.get("/api/v1/assets").json().at("/items/0"));
    all.put("WorkCounts", caller.get("/api/v1/work-counts").json());
    all.put("WorkCount", caller.get("/api/v1/work-counts").json().at("/items/0"));
    JsonNode centres = caller.get("/api/v1/data-centres").json();
    all.put("DataCentres", centres);
    all.put("DataCentre", centres.at("/dataCentres/0"));
    all.put("DeclaredPoint", centres.at("/items/1"));
    all.put("AnnualReport", caller.get("/api/v1/annual-reports/2026").json());
    all.put("MarketSeries", caller.get("/api/v1/series").json().at("/items/0"));
    all.put("MarketSeriesPart", caller.get("/api/v1/series/" + SERIES).json());
    JsonNode again = csv(caller, "POST", "/api/v1/series-imports?format=series-csv", PRICES).json();
    all.put("SeriesImport", again);
    all.put("ImportedSeries", again.at("/series/0"));
    return all;
  }

  @Test
  void everything_beforeItWasBrought_isNotFoundAndSaysWhatToDo(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      for (String path :
          new String[] {"books", "billing-accounts", "assets", "work-counts", "data-centres"}) {
        Reply reply = running.admin().get("/api/v1/" + path);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().path("detail").asText()).contains("PUT /api/v1/" + path);
      }
      assertThat(running.admin().get("/api/v1/series").json().path("items")).isEmpty();
    }
  }

  @Test
  void put_books_areVersionsThatSurviveARestart(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      assertThat(running.admin().put("/api/v1/books?validateOnly", book()).json())
          .hasToString("{\"version\":1,\"isNew\":true,\"isApplied\":false,\"oddities\":[]}");
      assertThat(running.admin().get("/api/v1/books").status()).isEqualTo(404);
      bringAll(running.admin());
      String other = book("Other " + ExampleBook.book().name());

      assertThat(running.admin().put("/api/v1/books?reason=again", other).status()).isEqualTo(428);
      assertThat(
              running
                  .admin()
                  .put("/api/v1/books?reason=again", other, "If-Match", "\"2\"")
                  .status())
          .isEqualTo(412);
      assertThat(
              running.admin().put("/api/v1/books?reason=again", other, "If-Match", "\"1\"").json())
          .hasToString("{\"version\":2,\"isNew\":true,\"isApplied\":true,\"oddities\":[]}");
      assertThat(
              running.admin().put("/api/v1/books?reason=again", other, "If-Match", "\"2\"").json())
          .hasToString("{\"version\":2,\"isNew\":false,\"isApplied\":false,\"oddities\":[]}");
    }
    try (RunningService running = RunningService.from(data)) {
      Reply now = running.admin().get("/api/v1/books");

      assertThat(now.header("ETag")).isEqualTo("\"2\"");
      assertThat(now.json().at("/document/version").asInt()).isEqualTo(2);
      assertThat(now.json().path("name").asText()).startsWith("Other ");
      assertThat(running.admin().get("/api/v1/books/versions/1").json().path("name").asText())
          .doesNotStartWith("Other ");
      assertThat(running.admin().get("/api/v1/books/versions/3").status()).isEqualTo(404);
      assertThat(running.admin().get("/api/v1/books/versions").json().path("items")).hasSize(2);
    }
  }

  @Test
  void tables_asCsv_areWhatWasBrought(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      bringAll(running.admin());

      for (String path : new String[] {"assets", "work-counts", "data-centres"}) {
        String table = running.admin().get("/api/v1/" + path, "Accept", "text/csv").text();

        assertThat(
                csv(running.admin(), "PUT", "/api/v1/%s?validateOnly".formatted(path), table)
                    .json())
            .as(table)
            .hasToString("{\"version\":1,\"isNew\":false,\"isApplied\":false,\"oddities\":[]}");
      }
    }
  }

  @Test
  void annualReport_ofADeclaredCentreWithoutBooks_saysWhatIsMissing(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      bringAll(running.admin());

      JsonNode report = running.admin().get("/api/v1/annual-reports/2026").json();
      assertThat(report.at("/tables/1/rows").toString())
          .contains("\"PDIT\"", "22000", "nameplates", "no statement of 2026-05");
      assertThat(running.admin().get("/api/v1/annual-reports/2026?format=csv").text())
          .startsWith("data_centre,year,version,indicator");
      assertThat(running.admin().get("/api/v1/annual-reports/26").status()).isEqualTo(404);
      assertThat(running.admin().get("/api/v1/annual-reports/2026?format=pdf").status())
          .isEqualTo(400);
    }
  }

  @Test
  void put_documentsWithSeveralThingsWrong_namesAllAndChangesNothing(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      Reply billing =
          running
              .admin()
              .put(
                  "/api/v1/billing-accounts?reason=first",
                  BILLING.replace("\"S\"", "\"X\"").replace("\"name\": \"Bank\", ", ""));
      Reply assets =
          csv(
              running.admin(),
              "PUT",
              "/api/v1/assets?reason=first",
              ASSETS.replace("1024", "many").replace("2025-03-01", "soon"));

      assertThat(billing.status()).isEqualTo(422);
      assertThat(billing.json().path("errors")).hasSize(2);
      assertThat(assets.status()).isEqualTo(422);
      assertThat(assets.json().path("errors"))
          .extracting(it -> it.path("pointer").asText())
          .containsExactlyInAnyOrder("/2/gpuCount", "/2/inService");
      assertThat(running.admin().get("/api/v1/billing-accounts").status()).isEqualTo(404);
      assertThat(running.admin().get("/api/v1/assets").status()).isEqualTo(404);
      assertThat(running.admin().put("/api/v1/books", book()).json().path("detail").asText())
          .contains("reason");
    }
  }

  @Test
  void get_assets_areATableWhereThatIsAccepted(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      bringAll(running.admin());

      Reply table = running.admin().get("/api/v1/assets", "Accept", "text/csv");

      assertThat(table.text()).contains("gpu-1,gpu,FR-PAR-1,,1024,31000000.50,EUR");
      Reply again =
          csv(
              running.admin(),
              "PUT",
              "/api/v1/assets?reason=again",
              table.text(),
              "If-Match",
              "\"1\"");
      assertThat(again.json().path("isNew").asBoolean()).isFalse();
    }
  }

  @Test
  void seriesImports_triedThenDoneThenAgain_areOneVersion(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      String path = "/api/v1/series-imports?format=series-csv";
      JsonNode tried = csv(running.admin(), "POST", path + "&validateOnly=true", PRICES).json();
      assertThat(tried.path("isApplied").asBoolean()).isFalse();
      assertThat(tried.at("/series/0/addedCount").asInt()).isEqualTo(2);
      assertThat(running.admin().get("/api/v1/series").json().path("items")).isEmpty();

      JsonNode done = csv(running.admin(), "POST", path, PRICES).json();
      JsonNode again = csv(running.admin(), "POST", path, PRICES).json();

      assertThat(done.path("isApplied").asBoolean()).isTrue();
      assertThat(again.path("isApplied").asBoolean()).isFalse();
      assertThat(again.at("/series/0/sameCount").asInt()).isEqualTo(2);
      assertThat(again.path("sha256")).isEqualTo(done.path("sha256"));
      JsonNode known = running.admin().get("/api/v1/series").json().at("/items/0");
      assertThat(known.path("version").asInt()).isEqualTo(1);
      JsonNode part =
          running
              .admin()
              .get(
                  "/api/v1/series/" + SERIES + "?from=2026-10-01T00:30:00Z&to=2026-10-01T01:00:00Z")
              .json();
      assertThat(part.path("steps"))
          .singleElement()
          .hasToString(
              "{\"from\":\"2026-10-01T00:30:00Z\",\"to\":\"2026-10-01T01:00:00Z\",\"value\":51.25}");
    }
  }

  @Test
  void seriesImports_linesThatCannotBe_namesEachAndAppliesNone(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      Reply wrong =
          csv(
              running.admin(),
              "POST",
              "/api/v1/series-imports?format=series-csv",
              PRICES.replace("51.25", "much").replace("2026-10-01T02:00:00Z", "late"));

      assertThat(wrong.status()).isEqualTo(422);
      assertThat(wrong.json().path("errors"))
          .extracting(it -> it.path("pointer").asText())
          .containsExactlyInAnyOrder("/2/value", "/3/to");
      assertThat(running.admin().get("/api/v1/series").json().path("items")).isEmpty();
      assertThat(csv(running.admin(), "POST", "/api/v1/series-imports?format=csv", PRICES).status())
          .isEqualTo(400);
    }
  }

  private static Reply csv(
      Caller caller, String method, String path, String table, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Content-Type";
    all[1] = "text/csv";
    System.arraycopy(headers, 0, all, 2, headers.length);
    return caller.send(method, path, BodyPublishers.ofString(table), all);
  }

  private static String book() {
    return book(ExampleBook.book().name());
  }

  private static String book(String name) {
    CostBook example = ExampleBook.book();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      BookWriter.write(
          new CostBook(name, example.version(), example.sites(), example.assumptions()), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
