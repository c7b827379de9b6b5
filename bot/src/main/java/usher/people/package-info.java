/**
 * Who is who: a person's own page, linked accounts, roles, the setting up and connecting of spaces, and what people may ask about their data.
 *
 * <p>Each class here is one feature; {@link usher.people.People#all} lists them. They are the only ones that change the core's rows of people,
 * accounts, spaces and communities, and tell the transaction so ({@link usher.Tx#forgetPeople}).
 */
@NullMarked
package usher.people;

import org.jspecify.annotations.NullMarked;
