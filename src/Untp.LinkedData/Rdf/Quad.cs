namespace Untp.LinkedData.Rdf;

/// <summary>A statement, in the default graph or a named one. Immutable; equal by value. Source: RDF 1.1 Concepts, section 4. Threads: safe.</summary>
/// <param name="Subject">An IRI or blank node.</param>
/// <param name="Predicate">An IRI.</param>
/// <param name="Object">Any term.</param>
/// <param name="Graph">An IRI or blank node; null in the default graph.</param>
public sealed record Quad(RdfTerm Subject, RdfTerm Predicate, RdfTerm Object, RdfTerm? Graph = null);
