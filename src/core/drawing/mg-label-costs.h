/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a name stands where it stands.  Private to drawing. */
#pragma once

/* What a place is disliked for: each box that is covered and each of its square
 * pixels; what is outside of the room; being over a link; being nearer to others.
 */
#define COST_COVER 1000.
#define COST_COVERED .5
#define COST_OUTSIDE 20.
#define COST_INK 220.
#define COST_INKED 30.          /* in squares of a letter's size */
#define COST_INK_MOST 990.
#define INK_TOUCH .1            /* so little is at a corner of the box, where no letter is */
#define COST_TOUCH 200.         /* a corner at a link: rather than a long line to the symbol */
#define COST_LIGHT 30.          /* over a light strand, and in squares of a letter's size */
#define COST_LIGHT_INKED 12.
#define COST_LIGHT_MOST 170.
#define COST_TIED 20.           /* to be tied to the symbol by a line, and by a long one */
#define COST_TIED_FAR 80.
#define COST_STUCK 150.         /* then it is looked for a place everywhere */
#define COST_MOVED 800.         /* on the screen: to stand elsewhere than in the last picture */
#define COST_NEAR 3.
#define COST_LEADER_INK 40.
#define COST_LEADER_COVER 500.
#define COST_GOOD 25.           /* of all, for each name */
#define COST_SMALL 40.          /* for each name: to write all at no size at all */
