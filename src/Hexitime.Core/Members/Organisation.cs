using Hexitime.Queries;
using NodaTime;

namespace Hexitime.Members;

/// <summary>
/// Where members work: one entry for each name, and for each NHS organisation one for its ODS code (the code that the NHS Organisation Data Service gives:
/// three to ten letters and digits, such as <c>RR8</c> or <c>A81001</c>).
/// </summary>
public sealed class Organisation
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 200;

    private Organisation() { }

    /// <summary>The organisation's id.</summary>
    public OrganisationId Id { get; private set; }

    /// <summary>Its name, as it was first written.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name by which two spellings are recognised as one: trimmed, single-spaced, in capitals.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>Its ODS code, if it is an NHS organisation that gave one.</summary>
    public string? OdsCode { get; private set; }

    /// <summary>A new organisation.</summary>
    public static Organisation Create(string name, string? odsCode, Instant now) =>
        new() { Id = OrganisationId.New(now), Name = Tidy(name), NameKey = KeyOf(name), OdsCode = NormaliseOds(odsCode) };

    /// <summary>Nobody works there but somebody who is erased: its name is theirs too. One with an ODS code is known to everybody, and keeps it.</summary>
    internal void Forget() => (Name, NameKey) = OdsCode is null ? (Texts.Erased, $"{Texts.Erased} {Id.Value:N}") : (Name, NameKey);

    /// <summary>Whether that could be an ODS code. A format check; it verifies nothing.</summary>
    public static bool IsOdsCode(string code) => code.Trim() is { Length: >= 3 and <= 10 } trimmed && trimmed.All(char.IsAsciiLetterOrDigit);

    internal static string? NormaliseOds(string? code) => string.IsNullOrWhiteSpace(code) ? null : code.Trim().ToUpperInvariant();

    internal static string KeyOf(string name) => Tidy(name).ToUpperInvariant();

    private static string Tidy(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>The organisation with this ODS code or, without one, this name.</summary>
public sealed class OrganisationNamed : Specification<Organisation>, ISingleResultSpecification<Organisation>
{
    /// <summary>Looks by the code if there is one, else by the name.</summary>
    public OrganisationNamed(string name, string? odsCode)
    {
        var (nameKey, code) = (Organisation.KeyOf(name), Organisation.NormaliseOds(odsCode));
        Query.Where(o => o.OdsCode == code, condition: code is not null).Where(o => o.NameKey == nameKey && o.OdsCode == null, condition: code is null);
    }
}
