using Untp.Contracts.Identity.V1;
using Untp.Core.Credentials;

namespace Untp.Identity.Documents;

/// <summary>
/// The documents that may be fetched where no folder has them: where each is published, and the SHA-256 of what was published
/// there. Facts, not copies; bytes of another digest are never used, whoever serves them.
/// </summary>
internal static class PinnedDocuments
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        // UNTP 0.6.0
        Context("https://test.uncefact.org/vocabulary/untp/dpp/0.6.0/context/", "23ef2066913f0bdb200ed761968426f4fabd19ce715fe83bc2d10bcf900d5ad9", "https://test.uncefact.org/vocabulary/untp/dpp/0.6.0/"),
        Schema("https://test.uncefact.org/vocabulary/untp/dpp/untp-dpp-schema-0.6.0.json", "d6d7690f8223d9caa8f75e2e5f3c11313538a801c8f09090c7a934e61ce7a013", "DigitalProductPassport", "0.6.0"),
        Context("https://test.uncefact.org/vocabulary/untp/dcc/0.6.0/context/", "938638f3ab01984a1b8cbee4380265d5746aa622db1dd88ebe7a4d3dd06d2b87", "https://test.uncefact.org/vocabulary/untp/dcc/0.6.0/"),
        Schema("https://test.uncefact.org/vocabulary/untp/dcc/untp-dcc-schema-0.6.0.json", "aa6ddf39ec962617cd189931632343599b971cf775b8d497d274a5202f5f3536", "DigitalConformityCredential", "0.6.0"),
        Context("https://test.uncefact.org/vocabulary/untp/dfr/0.6.0/context/", "731a85eaa8d164c274bf500d8edd9575d35b2ecbbf5a24f4800ba00a58366481", "https://test.uncefact.org/vocabulary/untp/dfr/0.6.0/"),
        Schema("https://test.uncefact.org/vocabulary/untp/dfr/untp-dfr-schema-0.6.0.json", "21f4ba049b0a75ed92edc568388fbe9bb0a27c09ce4c79313038b4d33dfddda7", "DigitalFacilityRecord", "0.6.0"),
        Context("https://test.uncefact.org/vocabulary/untp/dia/0.6.0/context/", "71f587d9a39a436cabbf6448a806b52614719a52a80f44a2fed424aedab92df2", "https://test.uncefact.org/vocabulary/untp/dia/0.6.0/"),
        Schema("https://test.uncefact.org/vocabulary/untp/dia/untp-dia-schema-0.6.0.json", "f89636f9a47d402ba05532eb9ad167db7ddee5f60efce81dd6aa26f7b013a43d", "DigitalIdentityAnchor", "0.6.0"),
        Context("https://test.uncefact.org/vocabulary/untp/dte/0.6.0/context/", "8b12c9e96c3b128d6d8bfbec3d3fad113ffd65386147cdea4aff0d2ed17ad32e", "https://test.uncefact.org/vocabulary/untp/dte/0.6.0/"),
        Schema("https://test.uncefact.org/vocabulary/untp/dte/untp-dte-schema-0.6.0.json", "2d7fbe18cb56be48a4fb7495617a5c68f9f81bb1dacb7203849156c2d3e2761c", "DigitalTraceabilityEvent", "0.6.0"),
        // UNTP 0.6.1
        Context("https://test.uncefact.org/vocabulary/untp/dpp/0.6.1/context/", "e956ab00591cebabeb6080eb02cd2f22adbda88c4d7861e8e7f03ea64284370f", "https://test.uncefact.org/vocabulary/untp/dpp/0.6.1/"),
        Schema("https://test.uncefact.org/vocabulary/untp/dpp/untp-dpp-schema-0.6.1.json", "079b729617744cda34fa27d1763d64de138a31b39fb9e2c11b473c531859b9bf", "DigitalProductPassport", "0.6.1"),
        Context("https://test.uncefact.org/vocabulary/untp/dcc/0.6.1/context/", "f87c13eb58ed88c54449a65f889b523314bc72b331051601407a73a2cce76740", "https://test.uncefact.org/vocabulary/untp/dcc/0.6.1/"),
        Schema("https://test.uncefact.org/vocabulary/untp/dcc/untp-dcc-schema-0.6.1.json", "2ecb7a4aa86e3e85fd4fccbcb4afb408cbf7e1f6964bfafd0793bed570a0e2bc", "DigitalConformityCredential", "0.6.1"),
        Context("https://test.uncefact.org/vocabulary/untp/dfr/0.6.1/context/", "326cd9109953616ddec84dfb0fd926064a85197a1c28da77fbca8224448cefb5", "https://test.uncefact.org/vocabulary/untp/dfr/0.6.1/"),
        Schema("https://test.uncefact.org/vocabulary/untp/dfr/untp-dfr-schema-0.6.1.json", "8bd078612c06617844137d9144de1b42dfdd6619e51c4f5697ddacdc2d9bdda3", "DigitalFacilityRecord", "0.6.1"),
        Context("https://test.uncefact.org/vocabulary/untp/dia/0.6.1/context/", "7913f5ee835c088a0cea6c006b214eb89351e21cc40afcb201c1e3a6aaf842dd", "https://test.uncefact.org/vocabulary/untp/dia/0.6.1/"),
        Schema("https://test.uncefact.org/vocabulary/untp/dia/untp-dia-schema-0.6.1.json", "01bf29a7ac7d374855a1b7a7ed5b6a5775ac4cb2ab75c23a4a1e20d559fd49af", "DigitalIdentityAnchor", "0.6.1"),
        Context("https://test.uncefact.org/vocabulary/untp/dte/0.6.1/context/", "fcc00b2ce4f389876a62f97006e64c969fa7a182f45cf01a6c5d735893073c2a", "https://test.uncefact.org/vocabulary/untp/dte/0.6.1/"),
        Schema("https://test.uncefact.org/vocabulary/untp/dte/untp-dte-schema-0.6.1.json", "2b17f1bb01deb31554a36a93724dadb3c458c43475caf6b6a43ee6b8a80419af", "DigitalTraceabilityEvent", "0.6.1"),
        Context("https://test.uncefact.org/vocabulary/untp/svc/0.6.1/context/", "3e3d6c1f4db6494e0ff07fa2204a56ecd7465c0d7b296227a89bd650f592966b", "https://test.uncefact.org/vocabulary/untp/svc/0.6.1/"),
        Schema("https://test.uncefact.org/vocabulary/untp/svc/untp-svc-schema-0.6.1.json", "523d724acaedc51952d9c32be7f4d5bde19e166cdbf57694367f8ceebf4f366e", "ConformitySchemeVocabulary (SVC)", "0.6.1"),
        // UNTP 0.7.0
        Context("https://vocabulary.uncefact.org/untp/0.7.0/context/", "fbd4824e30d3cfc5cba949e1efe19b4c9ebaee056abe7aaf1c6b139a7bf91b0c"),
        Schema("https://untp.unece.org/artefacts/schema/v0.7.0/dpp/DigitalProductPassport.json", "42c51943ab23547d5287899fd12b214b19b006c28d105a70ff390f8551b12653", "DigitalProductPassport", "0.7.0"),
        Schema("https://untp.unece.org/artefacts/schema/v0.7.0/dcc/ConformityCredential.json", "3fef068faece5975daa799c8f2d1db675c902f9a4e2c6d3c5fb6833799a73af1", "DigitalConformityCredential", "0.7.0"),
        Schema("https://untp.unece.org/artefacts/schema/v0.7.0/dfr/DigitalFacilityRecord.json", "a887dd1bd50e01d5aff6c7fb62b92d90b355f34378f2ff4cae2fdd1b032a614e", "DigitalFacilityRecord", "0.7.0"),
        Schema("https://untp.unece.org/artefacts/schema/v0.7.0/dia/DigitalIdentityAnchor.json", "e26ec4543b29b353e720b345671ccf4926d472c2c5e1c65ecb6f5e9dd6e2a71d", "DigitalIdentityAnchor", "0.7.0"),
        Schema("https://untp.unece.org/artefacts/schema/v0.7.0/dte/DigitalTraceabilityEvent.json", "a1fa17b743d729e5cb7d1e7db689b87cc0bc655395a625b7ae6f9d195ecc84f9", "DigitalTraceabilityEvent", "0.7.0"),
        Schema("https://untp.unece.org/artefacts/schema/v0.7.0/cvc/ConformityScheme.json", "2f9c0187529171cdf149a9c4ec7fa9ccbf172b3fc68e5f76a73528f31161b61b", "ConformityScheme", "0.7.0"),
        Schema("https://untp.unece.org/artefacts/schema/v0.7.0/idr/LinksetSchema.json", "d59d543577ebe110284471f45165d920e95fcbf64f504eaa62564c966eda1f62", "linkset", "0.7.0"),
        // W3C
        Context("https://www.w3.org/ns/credentials/v2", "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734"),
        Context("https://www.w3.org/2018/credentials/v1", "ab4ddd9a531758807a79a5b450510d61ae8d147eab966cc9a200c07095b0cdcc"),
        Context("https://www.w3.org/ns/credentials/undefined-terms/v2", "82dab514ba44eb18f5d1b0f638c5e140c6a556fbfb5089601bdc0fa5eb8b2581"),
        Context("https://www.w3.org/2018/credentials/examples/v1", "2070ae4e75bc3b4c2cfe2b8b6e86ec45119672bbb5da283f0399ea96c60a0104"),
        Context("https://www.w3.org/ns/credentials/examples/v2", "57393fbc69d6efb9b9b5dc9cb6b9880b0944360abfe2eaf459c9e58cf2279d7c"),
        Context("https://w3id.org/security/data-integrity/v2", "67f21e6e33a6c14e5ccfd2fc7865f7474fb71a04af7e94136cb399dfac8ae8f4"),
        Context("https://w3id.org/security/data-integrity/v1", "b5d829bd09aa7c42abc6efa0c8ed7635313b5487f37ccfce3ecd149ca9418554"),
        Context("https://w3id.org/security/multikey/v1", "ba2c182de2d92f7e47184bcca8fcf0beaee6d3986c527bf664c195bbc7c58597"),
        Context("https://w3id.org/security/jwk/v1", "0f14b62f6071aafe00df265770ea0c7508e118247d79b7d861a406d2aa00bece"),
        Context("https://www.w3.org/ns/did/v1", "62c1054bf404d6dd3a4b26b64f830fd72095f6a26edc4469908c94351352ce5f"),
        Context("https://w3id.org/security/suites/ed25519-2020/v1", "b9e1ab971fd8bf2c7553e0c4a9438e0b9450afde1ea1ca5b2492368b9f549588"),
        Context("https://w3id.org/vc/status-list/2021/v1", "634d71c159289f068c96012e4511c657fdf82ac4231900081bda3ba24e2e1160"),
        Context("https://www.w3.org/ns/credentials/status/v1", "fd08cbf28ddd829ab2f1978c48f43ab07a112c1c90245a0cfac7ba721c65170c"),
        Context("https://w3id.org/security/suites/jws-2020/v1", "d648e05ddc6577827ca2bfd5e931f53e9ebc6e52a57a8da81df4ec8c46ffcd1e"),
        Schema("https://w3c.github.io/vc-data-model/schema/verifiable-credential/verifiable-credential-schema.json", "8a3fa1948fb37d9ca7fd30d602549c9e8d59feb361beed6edb05e9711d10e83a"),
    ];

    private static CatalogEntry Context(string url, string sha256, params string[] aliases) => new(DocumentKind.Context, url, aliases, null, sha256, null);

    private static CatalogEntry Schema(string url, string sha256, string? type = null, string version = "") =>
        new(DocumentKind.Schema, url, [], type is null ? null : new UntpType(type, version), sha256, null);
}
