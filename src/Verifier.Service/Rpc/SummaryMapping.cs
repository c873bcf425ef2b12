using Untp.Core.Summaries;
using Wire = Untp.Contracts.Verifier.V1;

namespace Untp.Verifier.Rpc;

/// <summary>Summaries on the wire.</summary>
internal static class SummaryMapping
{
    public static Wire.SubjectSummary ToWire(CredentialSummary summary) => new()
    {
        Subjects = { summary.Subjects.Select(ToWire) },
        Parties = { summary.Parties.Select(party => new Wire.SummaryParty { Role = party.Role, Id = party.Id ?? "", Name = party.Name ?? "" }) },
        Claims = { summary.Claims.Select(ToWire) },
        Evidence = { summary.Evidence.Select(ToWire) },
        Materials = { summary.Materials.Select(ToWire) },
        Characteristics = { summary.Characteristics.Select(ToWire) },
        Unmapped = { summary.Unmapped },
    };

    private static Wire.SummarySubject ToWire(SummarySubject subject) => new()
    {
        Kind = subject.Kind,
        Id = subject.Id ?? "",
        Name = subject.Name ?? "",
        RegisteredId = subject.RegisteredId ?? "",
        BatchNumber = subject.BatchNumber ?? "",
        ItemNumber = subject.ItemNumber ?? "",
        ProducedAt = subject.ProducedAt is { } facility ? ToWire(facility) : null,
    };

    private static Wire.SummaryReference ToWire(SummaryReference reference) => new() { Id = reference.Id ?? "", Name = reference.Name ?? "" };

    private static Wire.SummaryClaim ToWire(SummaryClaim claim)
    {
        var wire = new Wire.SummaryClaim
        {
            Id = claim.Id ?? "",
            Name = claim.Name ?? "",
            Topics = { claim.Topics.Select(topic => new Wire.SummaryTopic { Topic = topic.Topic ?? "", Stated = topic.Stated, Exact = topic.IsExact }) },
            Criteria = { claim.Criteria.Select(ToWire) },
            Standards = { claim.Standards.Select(ToWire) },
            Values = { claim.Values.Select(ToWire) },
            Evidence = { claim.Evidence.Select(ToWire) },
            Subjects = { claim.Subjects.Select(ToWire) },
        };
        if (claim.Conformance is { } conformance)
        {
            wire.Conformance = conformance;
        }

        return wire;
    }

    private static Wire.SummaryValue ToWire(SummaryValue value)
    {
        var wire = new Wire.SummaryValue { Metric = value.Metric ?? "", Unit = value.Unit ?? "", Score = value.Score ?? "", Per = value.Per ?? "" };
        if (value.Value is { } number)
        {
            wire.Value = number;
        }

        return wire;
    }

    private static Wire.SummaryMaterial ToWire(SummaryMaterial material)
    {
        var wire = new Wire.SummaryMaterial
        {
            Name = material.Name ?? "",
            Type = material.Type is { } type ? new() { Code = type.Code ?? "", Name = type.Name ?? "", Scheme = type.Scheme ?? "" } : null,
            OriginCountry = material.OriginCountry ?? "",
            Mass = material.Mass is { } mass ? ToWire(mass) : null,
            SafetyInformation = material.SafetyInformation is { } link ? ToWire(link) : null,
        };
        if (material.MassFraction is { } fraction)
        {
            wire.MassFraction = fraction;
        }

        if (material.RecycledFraction is { } recycled)
        {
            wire.RecycledFraction = recycled;
        }

        if (material.Hazardous is { } hazardous)
        {
            wire.Hazardous = hazardous;
        }

        return wire;
    }

    private static Wire.SummaryMeasure ToWire(SummaryMeasure measure)
    {
        var wire = new Wire.SummaryMeasure { Unit = measure.Unit ?? "" };
        if (measure.Value is { } value)
        {
            wire.Value = value;
        }

        return wire;
    }

    private static Wire.SummaryCharacteristic ToWire(SummaryCharacteristic characteristic) => characteristic switch
    {
        { Number: { } number } => new() { Path = characteristic.Path, Number = number, Unit = characteristic.Unit ?? "" },
        { Flag: { } flag } => new() { Path = characteristic.Path, Flag = flag },
        _ => new() { Path = characteristic.Path, Text = characteristic.Text ?? "" },
    };
}
