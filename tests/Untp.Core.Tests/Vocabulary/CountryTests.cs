using System.Text.RegularExpressions;
using Untp.Core.Vocabulary.CodeLists;

namespace Untp.Core.Tests.Vocabulary;

/// <summary>
/// Each code of ISO 3166-1 is a fact of others: alpha-2 of the time zone database (iso3166.tab), alpha-3 of the Unicode CLDR; of EH, which the CLDR has
/// in no locale, of ISO 3166-1 itself.
/// </summary>
public sealed partial class CountryTests
{
    private const string Codes =
        """
        ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE BABIH BBBRB BDBGD BEBEL
        BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS BTBTN BVBVT BWBWA BYBLR BZBLZ CACAN CCCCK CDCOD
        CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN COCOL CRCRI CUCUB CVCPV CWCUW CXCXR CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA
        DODOM DZDZA ECECU EEEST EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF
        GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD HNHND HRHRV HTHTI HUHUN
        IDIDN IEIRL ILISR IMIMN ININD IOIOT IQIRQ IRIRN ISISL ITITA JEJEY JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA
        KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE
        MFMAF MGMDG MHMHL MKMKD MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM
        NCNCL NENER NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG PHPHL PKPAK PLPOL PMSPM
        PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA SASAU SBSLB SCSYC SDSDN SESWE SGSGP SHSHN SISVN
        SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF TGTGO THTHA TJTJK TKTKL
        TLTLS TMTKM TNTUN TOTON TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR
        VNVNM VUVUT WFWLF WSWSM YEYEM YTMYT ZAZAF ZMZMB ZWZWE
        """;

    [Fact]
    public void Countries_AreThoseOfIso3166() => Assert.Equal(
        Codes.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
        CodeTables.Get("countries").Rows.Select(row => row.Key + row["alpha3"]).Order(StringComparer.Ordinal));

    /// <summary>What ISO 3166-1 leaves to users, reserves or has withdrawn is no country: AA, QM to QZ, XA to XZ, ZZ; such as EU, UK, SU, YU.</summary>
    [Fact]
    public void Countries_HaveNoCodeThatIsNone() => Assert.All(CodeTables.Get("countries").Rows, row =>
    {
        Assert.Matches(Alpha2(), row.Key);
        Assert.Matches(Alpha3(), row["alpha3"]);
        Assert.DoesNotContain(row.Key, (string[])["AC", "AN", "BU", "CP", "CS", "DD", "DG", "EA", "EU", "EZ", "FX", "IC", "NT", "SU", "TA", "TP", "UK", "UN", "YU", "ZR"]);
        Assert.False(string.IsNullOrWhiteSpace(row["name"]));
    });

    [Theory]
    [InlineData("https://vocabulary.uncefact.org/CountryId#DE", "DEU")]
    [InlineData("DE", "DEU")]
    [InlineData("de", null)]
    [InlineData("DEU", null)]
    [InlineData("EU", null)]
    public void Finds_ACountryByItsCode(string code, string? alpha3) => Assert.Equal(alpha3, CodeTables.Get("countries").FindByIri(code)?["alpha3"]);

    [GeneratedRegex(@"^(?!AA|Q[M-Z]|X|ZZ)[A-Z]{2}\z")]
    private static partial Regex Alpha2();

    [GeneratedRegex(@"^(?!AA|Q[M-Z]|X|ZZ)[A-Z]{3}\z")]
    private static partial Regex Alpha3();
}
