package org.jarshy.gateway.bulletin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jarshy.gateway.kernel.BulletinId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows that are inserted with their draft; only what proves them may grow. */
@Repository
class StoredProvenances implements Provenances {

  private final JdbcClient jdbc;

  StoredProvenances(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void attach(BulletinId bulletin, Provenance p) {
    jdbc.sql(
            """
            insert into bulletin_provenance
              (bulletin, door, publisher, reference, received_at, proof, original)
            values (:bulletin, :door, :publisher, :reference, :receivedAt, :proof, :original)
            """)
        .param("bulletin", bulletin.value())
        .param("door", p.door().name())
        .param("publisher", p.publisher())
        .param("reference", p.reference())
        .param("receivedAt", p.receivedAt().atOffset(ZoneOffset.UTC))
        .param("proof", p.proof())
        .param("original", p.original())
        .update();
  }

  @Override
  public void prove(BulletinId bulletin, String proof) {
    jdbc.sql("update bulletin_provenance set proof = :proof where bulletin = :bulletin")
        .param("proof", proof)
        .param("bulletin", bulletin.value())
        .update();
  }

  @Override
  public Optional<Provenance> of(BulletinId bulletin) {
    return jdbc.sql(
            """
            select door, publisher, reference, received_at, proof, original
            from bulletin_provenance where bulletin = :bulletin
            """)
        .param("bulletin", bulletin.value())
        .query((row, n) -> read(row))
        .optional();
  }

  @Override
  public List<BulletinId> madeFrom(Provenance.Door door, String publisher, String reference) {
    return jdbc.sql(
            """
            select bulletin from bulletin_provenance
            where reference = :reference and door = :door and publisher = :publisher
            order by bulletin
            """)
        .param("reference", reference)
        .param("door", door.name())
        .param("publisher", publisher)
        .query((row, n) -> new BulletinId(row.getLong("bulletin")))
        .list();
  }

  private static Provenance read(ResultSet row) throws SQLException {
    return new Provenance(
        Provenance.Door.valueOf(row.getString("door")),
        row.getString("publisher"),
        row.getString("reference"),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        row.getString("proof"),
        row.getBytes("original"));
  }
}
