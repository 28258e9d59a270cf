namespace Hexitime.Demographics;

/// <summary>The lists that a bank asks by unless its host has others, each with where it is from.</summary>
public static class DefaultLists
{
    /// <summary>
    /// The 16 ethnic categories of the NHS Data Model and Dictionary, ETHNIC CATEGORY (https://www.datadictionary.nhs.uk/data_elements/ethnic_category.html), with its codes.
    /// Its code Z, not stated, is <see cref="DemographicLists.PreferNotToSay"/> here.
    /// </summary>
    public static DemographicQuestion EthnicCategory { get; } = new("ethnic-category", "What is your ethnic category?",
    [
        new("A", "White: British"), new("B", "White: Irish"), new("C", "White: any other White background"),
        new("D", "Mixed: White and Black Caribbean"), new("E", "Mixed: White and Black African"), new("F", "Mixed: White and Asian"), new("G", "Mixed: any other mixed background"),
        new("H", "Asian or Asian British: Indian"), new("J", "Asian or Asian British: Pakistani"), new("K", "Asian or Asian British: Bangladeshi"),
        new("L", "Asian or Asian British: any other Asian background"),
        new("M", "Black or Black British: Caribbean"), new("N", "Black or Black British: African"), new("P", "Black or Black British: any other Black background"),
        new("R", "Other ethnic groups: Chinese"), new("S", "Other ethnic groups: any other ethnic group"),
    ]);

    /// <summary>
    /// The genders of the NHS Data Model and Dictionary, GENDER IDENTITY CODE (https://www.datadictionary.nhs.uk/data_elements/gender_identity_code.html), with its codes. Its
    /// code Z, not stated, is <see cref="DemographicLists.PreferNotToSay"/> here.
    /// </summary>
    public static DemographicQuestion Gender { get; } = new("gender", "What is your gender?",
    [
        new("1", "Male (including trans man)"), new("2", "Female (including trans woman)"), new("3", "Non-binary"), new("4", "Other (not listed)"),
    ]);

    /// <summary>Bands of ten years, our own choice: a band tells less than an age.</summary>
    public static DemographicQuestion AgeBand { get; } = new("age-band", "How old are you?",
    [
        new("16-24", "16 to 24"), new("25-34", "25 to 34"), new("35-44", "35 to 44"), new("45-54", "45 to 54"), new("55-64", "55 to 64"), new("65-74", "65 to 74"),
        new("75+", "75 or older"),
    ]);

    /// <summary>
    /// Two harmonised standards of the Government Statistical Service, which together measure disability for the Equality Act 2010, in one question: long-lasting health
    /// conditions and illness, and activity restriction (https://gss.civilservice.gov.uk/policy-store/long-lasting-health-conditions-and-illness/,
    /// https://gss.civilservice.gov.uk/policy-store/activity-restriction/).
    /// </summary>
    public static DemographicQuestion Disability { get; } = new(
        "disability", "Do you have a physical or mental health condition or illness that lasts, or is expected to last, 12 months or more, and does it reduce your ability to carry out day-to-day activities?",
        [new("none", "No such condition"), new("not-at-all", "Yes, and it does not reduce it at all"), new("a-little", "Yes, and it reduces it a little"), new("a-lot", "Yes, and it reduces it a lot")]);

    /// <summary>The bands of the NHS terms and conditions of service handbook, Agenda for Change (https://www.nhsemployers.org/), and what there is beside them.</summary>
    public static DemographicQuestion PayBand { get; } = new("pay-band", "What is your pay band?",
    [
        .. new[] { "1", "2", "3", "4", "5", "6", "7", "8a", "8b", "8c", "8d", "9" }.Select(band => new DemographicChoice(band, $"Agenda for Change, band {band}")),
        new("doctor-in-training", "Doctor or dentist in training"), new("specialty-doctor", "Specialty or specialist doctor"), new("consultant", "Consultant"),
        new("general-practitioner", "General practitioner"), new("very-senior-manager", "Very senior manager"), new("student", "Student"), new("volunteer", "Volunteer"),
        new("other", "Another pay scale, or none"),
    ]);

    /// <summary>
    /// The question of the Social Mobility Commission on socio-economic background, for employers who ask only one
    /// (https://socialmobilityworks.org/toolkit/measurement/), with its groups of occupations.
    /// </summary>
    public static DemographicQuestion MainEarnersOccupation { get; } = new(
        "main-earner-occupation", "What was the occupation of your main household earner when you were about aged 14?",
        [
            new("professional", "Modern or traditional professional, such as teacher, nurse, social worker, accountant, solicitor, doctor, scientist or engineer"),
            new("manager", "Senior, middle or junior manager or administrator, such as finance, office, retail or warehouse manager"),
            new("clerical", "Clerical and intermediate, such as secretary, personal assistant, call centre agent or nursery nurse"),
            new("technical", "Technical and craft, such as motor mechanic, plumber, electrician, gardener or train driver"),
            new("routine", "Routine, semi-routine manual and service, such as postal worker, machine operative, caretaker, cleaner, porter or bar staff"),
            new("unemployed", "Long-term unemployed"), new("small-business", "Small business owner who employed fewer than 25 people"), new("other", "Other, such as retired"),
            new("not-applicable", "This does not apply to me"), new("not-known", "I do not know"),
        ]);
}
