namespace Hexitime.Verification;

/// <summary>
/// Asks regulators whether numbers are in their registers. A host that can registers one (<c>services.AddScoped&lt;IProfessionalRegister, …&gt;()</c>); without one, numbers are
/// shown as given and not checked. It is asked after the number is kept, outside any transaction; when it throws, it is asked again later.
/// </summary>
public interface IProfessionalRegister
{
    /// <summary>What it is called where it is shown who has checked, such as <c>GMC online register</c>: at most 200 characters.</summary>
    string Name { get; }

    /// <summary>Whether there is such a registration of a person of that name; <c>null</c> if this register does not know the regulator.</summary>
    Task<bool?> IsRegisteredAsync(RegistrationNumber number, string name, CancellationToken cancellationToken);
}
