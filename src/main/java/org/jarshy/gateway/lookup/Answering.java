package org.jarshy.gateway.lookup;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.kernel.Lang;

/** What answers a keyword. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Answering.Fixed.class, name = "fixed"),
  @JsonSubTypes.Type(value = Answering.Table.class, name = "table"),
  @JsonSubTypes.Type(value = Answering.Web.class, name = "web")
})
public sealed interface Answering {

  /** Texts that are sent, by language; at least one. Patterns where something is filled in. */
  Map<Lang, String> texts();

  /** The same words for everybody. */
  record Fixed(Map<Lang, String> texts) implements Answering {
    public Fixed {
      texts = Map.copyOf(texts);
    }
  }

  /**
   * Rows of a table that was uploaded.
   *
   * @param keyColumns columns that make the key, in their order
   * @param texts one row in words, with {@code {column}} for its cells
   * @param guard null for tables that anybody may read, such as prices
   */
  record Table(KeyMatch match, List<String> keyColumns, Map<Lang, String> texts, Guard guard)
      implements Answering {
    public Table {
      keyColumns = List.copyOf(keyColumns);
      texts = Map.copyOf(texts);
      if (guard == null && match != null && match.guarded()) {
        guard = Guard.USUAL;
      }
    }

    /** What the rows were indexed by; a table that was read otherwise cannot serve. */
    String keyedBy() {
      return match + ":" + String.join("\u001f", keyColumns);
    }
  }

  /**
   * What another server says.
   *
   * @param url with {@code {query}} where the citizen's words go; http or https
   * @param field of a JSON answer: {@code rates.usd}; empty for plain text
   * @param texts with {@code {answer}}
   * @param seconds how long it may take
   */
  record Web(String url, String field, Map<Lang, String> texts, int seconds) implements Answering {
    public Web {
      texts = Map.copyOf(texts);
      field = field == null ? "" : field;
    }
  }
}
