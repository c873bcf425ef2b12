using Untp.Core.Identifiers.Gs1;
using Untp.Core.Problems;

namespace Untp.Core.Tests.Identifiers;

public sealed class EpcUrnTests
{
    // Mostly the examples of the EPC Tag Data Standard, section 6.3 and 7.
    [Theory]
    [InlineData("urn:epc:id:sgtin:0614141.112345.400", "(01)10614141123459(21)400")]
    [InlineData("urn:epc:id:sgtin:0614141.812345.6.7%2F8", "(01)80614141123458(21)6.7/8")]
    [InlineData("URN:EPC:id:sscc:0614141.1234567890", "(00)106141412345678908")]
    [InlineData("urn:epc:id:sgln:0614141.12345.400", "(414)0614141123452(254)400")]
    [InlineData("urn:epc:id:sgln:0614141.12345.0", "(414)0614141123452")]
    [InlineData("urn:epc:id:pgln:0614141.12345", "(417)0614141123452")]
    [InlineData("urn:epc:id:grai:0614141.12345.400", "(8003)00614141123452400")]
    [InlineData("urn:epc:id:giai:0614141.12345400", "(8004)061414112345400")]
    [InlineData("urn:epc:id:gsrn:0614141.1234567890", "(8018)061414112345678902")]
    [InlineData("urn:epc:id:gsrnp:0614141.1234567890", "(8017)061414112345678902")]
    [InlineData("urn:epc:id:gdti:0614141.12345.400", "(253)0614141123452400")]
    [InlineData("urn:epc:id:sgcn:4012345.67890.04711", "(255)401234567890104711")]
    [InlineData("urn:epc:id:cpi:0614141.123ABC.123456789", "(8010)0614141123ABC(8011)123456789")]
    [InlineData("urn:epc:id:ginc:0614141.xyz3311cba", "(401)0614141xyz3311cba")]
    [InlineData("urn:epc:id:gsin:0614141.123456789", "(402)06141411234567890")]
    [InlineData("urn:epc:id:upui:1234567.089456.51qIgY)%3C%26Jp3*j7'SDB", "(01)01234567894560(235)51qIgY)<&Jp3*j7'SDB")]
    [InlineData("urn:epc:class:lgtin:4012345.012345.998877", "(01)04012345123456(10)998877")]
    [InlineData("urn:epc:idpat:sgtin:0614141.112345.*", "(01)10614141123459")]
    [InlineData("urn:epc:idpat:grai:0614141.12345.*", "(8003)00614141123452")]
    public void Reads_TheExamples(string urn, string elements) => Assert.Equal(elements, ElementStrings.WriteBracketed(Expect.Success(EpcUrn.Read(urn))));

    [Theory]
    [InlineData("urn:epc:id:sgtin:0614141.112345")]
    [InlineData("urn:epc:id:sgtin:0614141.11234.400")]
    [InlineData("urn:epc:id:sgtin:0614141.11234x.400")]
    [InlineData("urn:epc:id:sgtin:061.4141112345.400")]
    [InlineData("urn:epc:id:sgtin:0614141.112345.")]
    [InlineData("urn:epc:id:sgtin:0614141.112345.%20")]
    [InlineData("urn:epc:id:sgtin:.0614141112345.1")]
    [InlineData("urn:epc:id:sscc:")]
    [InlineData("urn:epc:id:usdod:CAGEY.5678")]
    [InlineData("urn:epc:idpat:sgtin:0614141.112345.400")]
    [InlineData("urn:epc:tag:sgtin-96:3.0614141.112345.400")]
    [InlineData("urn:epc")]
    [InlineData("")]
    public void Rejects_WhatIsNone(string urn) => Expect.Failure(ProblemCodes.IdentifierSyntax, EpcUrn.Read(urn));
}
