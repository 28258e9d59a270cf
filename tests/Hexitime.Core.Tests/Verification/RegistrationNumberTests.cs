using Hexitime.Verification;

namespace Hexitime.Tests.Verification;

public sealed class RegistrationNumberTests
{
    [Theory]
    [InlineData(Regulator.Gmc, "7654321", "7654321")]
    [InlineData(Regulator.Gmc, " 0123 456 ", "0123456")]
    [InlineData(Regulator.Nmc, "12A3456E", "12A3456E")]
    [InlineData(Regulator.Nmc, "99i1234o", "99I1234O")]
    [InlineData(Regulator.Hcpc, "PH123456", "PH123456")]
    [InlineData(Regulator.Hcpc, "pyl 12345", "PYL12345")]
    public void What_a_regulator_gives_is_read(Regulator regulator, string text, string number) =>
        RegistrationNumber.Of(regulator, text).Value.ShouldSatisfyAllConditions(n => n.Number.ShouldBe(number), n => n.Regulator.ShouldBe(regulator));

    [Theory]
    [InlineData(Regulator.Gmc, "765432")]
    [InlineData(Regulator.Gmc, "76543210")]
    [InlineData(Regulator.Gmc, "765432A")]
    [InlineData(Regulator.Gmc, "7654321\n")]
    [InlineData(Regulator.Gmc, "٧٦٥٤٣٢١")]
    [InlineData(Regulator.Gmc, null)]
    [InlineData(Regulator.Nmc, "12345678")]
    [InlineData(Regulator.Nmc, "1A23456E")]
    [InlineData(Regulator.Nmc, "12A345EE")]
    [InlineData(Regulator.Nmc, "12A34567E")]
    [InlineData(Regulator.Hcpc, "PH1234")]
    [InlineData(Regulator.Hcpc, "PH1234567")]
    [InlineData(Regulator.Hcpc, "XX12345")]
    [InlineData(Regulator.Hcpc, "12345")]
    [InlineData((Regulator)9, "7654321")]
    public void Whatever_has_another_form_is_refused(Regulator regulator, string? text) =>
        RegistrationNumber.Of(regulator, text).Refusal.ShouldNotBeNull().Code.ShouldStartWith("registration.");
}
