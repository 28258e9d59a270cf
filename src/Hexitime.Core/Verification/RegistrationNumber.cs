using System.Text.RegularExpressions;

namespace Hexitime.Verification;

/// <summary>Who keeps a register of professionals.</summary>
public enum Regulator
{
    /// <summary>The General Medical Council.</summary>
    Gmc = 1,

    /// <summary>The Nursing and Midwifery Council.</summary>
    Nmc = 2,

    /// <summary>The Health and Care Professions Council.</summary>
    Hcpc = 3,
}

/// <summary>
/// A number in a register, in the form that its regulator gives: that it is well formed, and no more. Two are equal when regulator and number are. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// GMC: seven digits. NMC: a PIN of two digits, a letter, four digits, a letter, such as 12A3456E. HCPC: the letters of the profession, such as PH or PYL, and five or six
/// digits (https://www.hcpc-uk.org/check-the-register/how-to-check/). The forms of GMC and NMC are those of the HL7 UK Core's identifiers for practitioners
/// (https://simplifier.net/guide/uk-core-implementation-guide-stu3-sequence/Home/ProfilesandExtensions/Profile-UKCore-Practitioner).
/// </remarks>
public sealed partial record RegistrationNumber
{
    private RegistrationNumber(Regulator regulator, string number) => (Regulator, Number) = (regulator, number);

    /// <summary>Whose number it is.</summary>
    public Regulator Regulator { get; }

    /// <summary>The number, in capitals and without spaces.</summary>
    public string Number { get; }

    /// <summary>Reads a number; spaces and small letters do not matter. Refused when it is not of the regulator's form.</summary>
    public static Result<RegistrationNumber> Of(Regulator regulator, string? text)
    {
        var number = text is { Length: <= 40 } ? text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant() : "";
        return regulator switch
        {
            Regulator.Gmc => Gmc().IsMatch(number) ? new RegistrationNumber(regulator, number) : Refusal.Invalid("registration.gmc", "A GMC number has seven digits."),
            Regulator.Nmc => Nmc().IsMatch(number)
                ? new RegistrationNumber(regulator, number)
                : Refusal.Invalid("registration.nmc", "An NMC PIN is two digits, a letter, four digits and a letter, such as 12A3456E."),
            Regulator.Hcpc => Hcpc().IsMatch(number)
                ? new RegistrationNumber(regulator, number)
                : Refusal.Invalid("registration.hcpc", "An HCPC number is the letters of the profession and five or six digits, such as PH123456."),
            _ => Refusal.Invalid("registration.regulator", "There is no such register here."),
        };
    }

    [GeneratedRegex(@"^[0-9]{7}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Gmc();

    [GeneratedRegex(@"^[0-9]{2}[A-Z][0-9]{4}[A-Z]\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Nmc();

    [GeneratedRegex(@"^(AS|BS|CH|CS|DT|HAD|OR|OT|ODP|PA|PH|PO|PYL|RA|SL)[0-9]{5,6}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Hcpc();
}
